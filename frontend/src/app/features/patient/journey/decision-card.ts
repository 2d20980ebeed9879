import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { PlainDecision } from '../../../api/models';
import { Icon } from '../../../shared/icon/icon';
import { GlossaryText } from '../../../widgets/plain-words/glossary-text';
import { DayWords } from '../wording/day-words';
import { ReadAloud } from './read-aloud';

/** What was decided, in the physician's words: to read, to hear, to take home on paper. */
@Component({
  selector: 'nocc-decision-card',
  imports: [DayWords, GlossaryText, Icon, MatButton, TranslocoPipe],
  providers: [ReadAloud],
  template: `
    <section class="panel stack" aria-labelledby="decision-title" data-testid="decision">
      @if (decision(); as decided) {
        <h2 id="decision-title">
          {{ 'patient.decision.of' | transloco: { day: (decided.signed_at | day) } }}
        </h2>
        <nocc-glossary-text [text]="decided.text" />
        <div class="row actions">
          @if (voice.isAvailable) {
            <button matButton="outlined" type="button" data-testid="read-aloud" (click)="hear()">
              <nocc-icon [name]="voice.isSpeaking() ? 'close' : 'volume_up'" />
              {{ (voice.isSpeaking() ? 'patient.decision.stop' : 'patient.decision.hear') | transloco }}
            </button>
          }
          <button matButton="outlined" type="button" data-testid="print-decision" (click)="print()">
            <nocc-icon name="print" />{{ 'common.print' | transloco }}
          </button>
        </div>
        <p class="small muted actions">{{ 'patient.decision.ask' | transloco }}</p>
      } @else {
        <h2 id="decision-title">{{ 'patient.decision.title' | transloco }}</h2>
        <p class="muted">{{ 'patient.decision.none' | transloco }}</p>
      }
    </section>
  `,
  styles: `
    @media print {
      .actions {
        display: none;
      }
    }
  `,
})
export class DecisionCard {
  private readonly language = inject(TranslocoService).activeLang;
  protected readonly voice = inject(ReadAloud);
  readonly decision = input.required<PlainDecision | null>();
  protected readonly paragraphs = computed(() => (this.decision()?.text ?? '').split(/\n+/).filter(Boolean));

  protected hear(): void {
    if (this.voice.isSpeaking()) this.voice.stop();
    else this.voice.read(this.paragraphs(), this.language());
  }

  protected print(): void {
    window.print();
  }
}
