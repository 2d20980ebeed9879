import { Component, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import type { PatientContact, PatientIdentifier } from '../../../api/models';
import { Toasts } from '../../../core/toasts/toasts';
import { Confirm } from '../../../shared/confirm/confirm';
import { Icon } from '../../../shared/icon/icon';
import { Moment } from '../../../shared/moment/moment';
import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { SummaryPanel } from '../summary/panel';
import { AccessesPanel } from './accesses-panel';
import { ConsentsPanel } from './consents-panel';
import { ContactDialog, type ContactModel } from './contact-dialog';
import { CredentialsPanel } from './credentials-panel';
import { IdentifierDialog, type IdentifierModel } from './identifier-dialog';
import { IdentityDialog } from './identity-dialog';
import { type IdentityModel, identityBody, identityModel } from './identity-model';
import { PatientStore } from './patient-store';

/** The person behind the case: identity, ways to reach them, consents, access to their own record. */
@Component({
  selector: 'nocc-patient',
  imports: [
    AccessesPanel,
    ConsentsPanel,
    CredentialsPanel,
    ErrorState,
    Icon,
    MatButton,
    MatIconButton,
    Moment,
    Skeleton,
    SummaryPanel,
    TranslocoPipe,
  ],
  templateUrl: './patient.html',
  styleUrl: './patient.scss',
})
export class Patient {
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly context = inject(CaseContext);
  protected readonly store = inject(PatientStore);

  protected editIdentity(): void {
    const patient = this.store.patient();
    if (!patient) return;
    const send = (model: IdentityModel) => this.store.correct(identityBody(model));
    this.dialog.open(IdentityDialog, { data: { model: identityModel(patient), send }, width: '640px' });
  }

  protected addIdentifier(): void {
    const model: IdentifierModel = { system: 'fiscal_code', value: '', issuer: '' };
    const send = ({ system, value, issuer }: IdentifierModel) =>
      this.store.addIdentifier(system, value.trim(), issuer);
    this.dialog.open(IdentifierDialog, { data: { model, send }, width: '440px' });
  }

  protected addContact(): void {
    const model: ContactModel = { kind: 'phone', name: '', value: '', note: '' };
    const send = (contact: ContactModel) => this.store.addContact(contact);
    this.dialog.open(ContactDialog, { data: { model, send }, width: '440px' });
  }

  protected async removeIdentifier({ id, value }: PatientIdentifier): Promise<void> {
    await this.remove(value, () => this.store.removeIdentifier(id));
  }

  protected async removeContact({ id, value }: PatientContact): Promise<void> {
    await this.remove(value, () => this.store.removeContact(id));
  }

  private async remove(value: string, act: () => Promise<void>): Promise<void> {
    const isSure = await this.confirm.ask({
      title: 'case.removeLine.title',
      text: 'case.removeLine.text',
      action: 'case.removeLine.action',
      isDestructive: true,
      params: { value },
    });
    if (!isSure) return;
    try {
      await act();
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
