import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../../api/api';
import {
  patientsConsentsCreate,
  patientsContactsCreate,
  patientsContactsDestroy,
  patientsIdentifiersCreate,
  patientsIdentifiersDestroy,
  patientsPartialUpdate,
  patientsPrioritiesUpdate,
  patientsRetrieve,
} from '../../../api/functions';
import type {
  ConsentKindEnum,
  IdentifierSystemEnum,
  PatchedIdentityRequest,
  PatientContactRequest,
} from '../../../api/models';
import { ifMatch } from '../../../core/http/if-match';
import { lastValue } from '../../../shared/resource/last-value';
import { CaseContext } from '../../../widgets/case-context/case-context';

/** The patient of the case, for the board; observers have none. */
@Injectable()
export class PatientStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly answer = resource({
    params: () => this.context.detail()?.patient.id ?? undefined,
    loader: ({ params: id }) => this.api.invoke(patientsRetrieve, { id }),
  });
  readonly patient = lastValue(this.answer);
  readonly error = this.answer.error;
  private readonly verbs = computed(() => new Set<string>(this.patient()?.may ?? []));

  constructor() {
    this.context.on(['priorities.', 'consent.', 'patient.', 'credentials.'], () => this.answer.reload());
  }

  may(verb: 'edit' | 'set_priorities'): boolean {
    return this.verbs().has(verb);
  }

  async correct(body: PatchedIdentityRequest): Promise<void> {
    await this.api.invoke(
      patientsPartialUpdate,
      { id: this.id(), body },
      ifMatch(this.patient()?.version ?? 0),
    );
    this.changed();
  }

  async setPriorities(ranking: string[], note: string): Promise<void> {
    await this.api.invoke(patientsPrioritiesUpdate, { patient_id: this.id(), body: { ranking, note } });
    this.changed();
  }

  async state(kind: ConsentKindEnum, granted: boolean): Promise<void> {
    await this.api.invoke(patientsConsentsCreate, { patient_id: this.id(), body: { kind, granted } });
    this.changed();
  }

  async addIdentifier(system: IdentifierSystemEnum, value: string, issuer: string): Promise<void> {
    const body = { system, value, issuer };
    await this.api.invoke(patientsIdentifiersCreate, { patient_id: this.id(), body });
    this.changed();
  }

  async removeIdentifier(id: string): Promise<void> {
    await this.api.invoke(patientsIdentifiersDestroy, { patient_id: this.id(), id });
    this.changed();
  }

  async addContact(body: PatientContactRequest): Promise<void> {
    await this.api.invoke(patientsContactsCreate, { patient_id: this.id(), body });
    this.changed();
  }

  async removeContact(id: string): Promise<void> {
    await this.api.invoke(patientsContactsDestroy, { patient_id: this.id(), id });
    this.changed();
  }

  private id(): string {
    return this.patient()?.id ?? '';
  }

  private changed(): void {
    this.answer.reload();
    this.context.reload();
  }
}
