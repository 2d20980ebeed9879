import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { firstValueFrom } from 'rxjs';

import type { PlainDecision } from '../../../api/models';
import { Toasts } from '../../../core/toasts/toasts';
import { saveFile } from '../../../shared/file-saving/save-file';
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
          <button matButton="outlined" type="button" data-testid="print-decision" (click)="fetchSheet()">
            <nocc-icon name="print" />{{ 'patient.decision.sheet' | transloco }}
          </button>
        </div>
        <p class="small muted actions">{{ 'patient.decision.ask' | transloco }}</p>
      } @else {
        <h2 id="decision-title">{{ 'patient.decision.title' | transloco }}</h2>
        <p class="muted">{{ 'patient.decision.none' | transloco }}</p>
      }
    </section>
  `,
})
export class DecisionCard {
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(TranslocoService).activeLang;
  protected readonly voice = inject(ReadAloud);
  readonly decision = input.required<PlainDecision | null>();
  protected readonly paragraphs = computed(() => (this.decision()?.text ?? '').split(/\n+/).filter(Boolean));

  protected hear(): void {
    if (this.voice.isSpeaking()) this.voice.stop();
    else this.voice.read(this.paragraphs(), this.language());
  }

  protected async fetchSheet(): Promise<void> {
    try {
      const sheet = this.http.get('/api/v1/portal/letter.pdf', { responseType: 'blob' });
      saveFile(await firstValueFrom(sheet), 'NOCC.pdf');
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
