import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../../shared/icon/icon';
import { CaseContext } from '../../../widgets/case-context/case-context';
import type { Edit } from '../dossier/edit-dialog';
import { ExplanationDialog, type ExplanationModel } from './explanation-dialog';
import { Explanations } from './explanations';

/** What the patient is told of an item, and the way to say it. */
@Component({
  selector: 'nocc-explanation',
  imports: [Icon, MatButton, TranslocoPipe],
  template: `
    @if (told(); as told) {
      <section [attr.aria-label]="'plainWords.label' | transloco">
        <h4 class="small muted">{{ 'plainWords.label' | transloco }}</h4>
        <p>{{ told.text }}</p>
        <p class="small muted">{{ told.written_by.name }}</p>
      </section>
    }
    @if (context.may('add_material')) {
      <button matButton="text" type="button" data-testid="explain" (click)="explain()">
        <nocc-icon name="forum" />{{ (told() ? 'plainWords.reword' : 'plainWords.explain') | transloco }}
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      gap: var(--space-1);
    }

    section {
      width: 100%;
      padding: var(--space-2) var(--space-3);
      border-left: 2px solid var(--accent);
      background: var(--accent-wash);
    }

    h4,
    p {
      margin: 0;
      white-space: pre-line;
    }
  `,
})
export class ExplanationNote {
  private readonly dialog = inject(MatDialog);
  private readonly explanations = inject(Explanations);
  protected readonly context = inject(CaseContext);
  readonly kind = input.required<string>();
  readonly item = input.required<string>();
  protected readonly told = computed(() => this.explanations.of(this.kind(), this.item()));

  protected explain(): void {
    const data: Edit<ExplanationModel> = {
      model: { text: this.told()?.text ?? '' },
      send: ({ text }) => this.explanations.explain(this.kind(), this.item(), text),
    };
    this.dialog.open(ExplanationDialog, { data, width: '640px' });
  }
}
