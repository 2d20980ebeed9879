import { Component, computed, inject, resource, signal } from '@angular/core';
import { FormField, email, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import {
  patientsCredentialsCreate,
  patientsCredentialsDestroy,
  patientsCredentialsRetrieve,
} from '../../../api/functions';
import { ProblemText } from '../../../core/errors/problem-text';
import { Toasts } from '../../../core/toasts/toasts';
import { Confirm } from '../../../shared/confirm/confirm';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { submitTo } from '../../../shared/field/submit-to';
import { Moment } from '../../../shared/moment/moment';
import type { ApiProblem } from '../../../shared/problem/api-problem';
import { lastValue } from '../../../shared/resource/last-value';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { FirstPasswordDialog } from './first-password-dialog';
import { PatientStore } from './patient-store';

/** Whether the patient can sign in, and the way to let them or to end it. */
@Component({
  selector: 'nocc-credentials-panel',
  imports: [Control, Field, FormField, MatButton, Moment, ProblemText, TranslocoPipe],
  templateUrl: './credentials-panel.html',
})
export class CredentialsPanel {
  private readonly api = inject(Api);
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly patients = inject(PatientStore);
  protected readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.patients.patient()?.id,
    loader: ({ params: patient_id }) => this.api.invoke(patientsCredentialsRetrieve, { patient_id }),
  });
  protected readonly credentials = lastValue(this.answer);
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly form = form(signal({ email: '' }), (path) => {
    required(path.email);
    email(path.email);
  });
  /** A first password that was never used may be replaced; an account in use may not. */
  protected readonly mayIssue = computed(() => this.credentials()?.status !== 'active');
  protected readonly mayRevoke = computed(() =>
    ['active', 'waiting', 'expired'].includes(`${this.credentials()?.status}`),
  );

  protected async issue(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    const problem = await submitTo(this.form, async (body) => {
      const issued = await this.api.invoke(patientsCredentialsCreate, { patient_id: this.patientId(), body });
      this.dialog.open(FirstPasswordDialog, { data: issued, width: '440px', disableClose: true });
      this.answer.reload();
    });
    this.problem.set(problem);
  }

  protected async revoke(): Promise<void> {
    const isSure = await this.confirm.ask({
      title: 'case.credentials.revokeTitle',
      text: 'case.credentials.revokeText',
      action: 'case.credentials.revoke',
      isDestructive: true,
    });
    if (!isSure) return;
    try {
      await this.api.invoke(patientsCredentialsDestroy, { patient_id: this.patientId() });
      this.answer.reload();
    } catch (error) {
      this.toasts.refuse(error);
    }
  }

  private patientId(): string {
    return this.patients.patient()?.id ?? '';
  }
}
