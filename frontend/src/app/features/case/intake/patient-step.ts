import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { patientsList } from '../../../api/functions';
import { Combobox } from '../../../shared/combobox/combobox';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { lastValue } from '../../../shared/resource/last-value';
import { IdentityFields } from '../patient/identity-fields';
import { type IntakeModel, consentKinds } from './intake-model';
import { localeOf } from '../../../shared/moment/time-words';

/** Whom the case is about: somebody known, or somebody who is registered here with their consents. */
@Component({
  selector: 'nocc-patient-step',
  imports: [Combobox, Control, Field, FormField, IdentityFields, TranslocoPipe],
  templateUrl: './patient-step.html',
  styleUrl: './patient-step.scss',
})
export class PatientStep {
  private readonly api = inject(Api);
  private readonly language = inject(TranslocoService).activeLang;
  readonly form = input.required<FieldTree<IntakeModel>>();
  protected readonly consentKinds = consentKinds;
  protected readonly typed = signal('');
  protected readonly found = resource({
    params: () => this.typed().trim(),
    loader: ({ params: search }) =>
      this.api.invoke(patientsList, { page_size: 20, ...(search ? { search } : {}) }),
  });
  private readonly known = lastValue(this.found);
  /** Somebody registered a moment ago is shown by the name that was typed. */
  protected readonly registered = computed(() => {
    const { family_name, given_name } = this.form().identity().value();
    return `${family_name} ${given_name}`.trim();
  });
  protected readonly patients = computed(() => {
    const format = new Intl.DateTimeFormat(localeOf(this.language()));
    return (this.known()?.results ?? []).map(({ id, family_name, given_name, birth_date }) => ({
      value: id,
      label: `${family_name} ${given_name}`,
      detail: format.format(new Date(`${birth_date}T00:00:00`)),
    }));
  });
}
