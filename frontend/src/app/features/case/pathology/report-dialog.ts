import { Component, computed, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';

import type { NodeLevelRequest, PathologyRequestRequest, ReportForm, Staging } from '../../../api/models';
import { problemOf } from '../../../shared/problem/api-problem';
import { EditDialog } from '../dossier/edit-dialog';
import { FormDialog } from '../dossier/form-dialog';
import { ReportFields } from './report-fields';
import { type ReportModel, bodyOf, levelsField } from './report-model';

export interface ReportEdit {
  readonly model: ReportModel;
  readonly levels: readonly NodeLevelRequest[];
  readonly form: ReportForm;
  readonly stagings: readonly Staging[];
  readonly documents: readonly { readonly id: string; readonly title: string }[];
  readonly keep: (body: PathologyRequestRequest) => Promise<unknown>;
}

@Component({
  selector: 'nocc-report-dialog',
  imports: [FormDialog, ReportFields],
  template: `
    <nocc-form-dialog
      heading="synoptic.report"
      [problem]="problem()"
      [isSending]="form().submitting()"
      (saved)="keep()"
    >
      <nocc-report-fields
        [form]="form"
        [values]="model()"
        [described]="edit.form"
        [stagings]="edit.stagings"
        [documents]="edit.documents"
        [levelMistakes]="levelMistakes()"
        [(levels)]="levels"
      />
    </nocc-form-dialog>
  `,
})
export class ReportDialog extends EditDialog<ReportModel> {
  protected readonly edit = inject<ReportEdit>(MAT_DIALOG_DATA);
  protected override readonly data = {
    model: this.edit.model,
    send: (model: ReportModel) => this.sent(model),
  };
  protected readonly levels = signal(this.edit.levels);
  private readonly refused = signal<readonly string[]>([]);
  protected readonly levelMistakes = computed(() => this.refused());
  protected readonly form = form(this.model, (path) => {
    const specimen = path['specimen_type'];
    if (specimen) required(specimen);
  });

  protected keep(): Promise<void> {
    this.refused.set([]);
    return this.save();
  }

  private async sent(model: ReportModel): Promise<void> {
    try {
      await this.edit.keep(bodyOf(this.edit.form, model, this.levels()));
    } catch (error) {
      const { errors } = problemOf(error);
      const ofLevels = Object.entries(errors).filter(([field]) => field.startsWith(levelsField));
      this.refused.set(ofLevels.flatMap(([, codes]) => codes));
      throw error;
    }
  }
}
