import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Facility } from '../../../api/models';
import { Combobox } from '../../../shared/combobox/combobox';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { TermSelect } from '../../../widgets/vocabulary/term-select';
import type { ProfileModel } from './user-model';

/** A physician's professional profile. */
@Component({
  selector: 'nocc-profile-fields',
  imports: [Combobox, Control, Field, FormField, TermSelect, TranslocoPipe],
  template: `
    <nocc-field [label]="'administration.users.jobTitle' | transloco">
      <input noccControl autocomplete="off" [formField]="form().title" />
    </nocc-field>
    <nocc-field [label]="'administration.specialty' | transloco">
      <nocc-term-select
        vocabulary="specialties"
        data-testid="user-specialty"
        [formField]="form().specialty"
      />
    </nocc-field>
    <nocc-field [label]="'administration.facility' | transloco">
      <nocc-combobox data-testid="user-facility" [choices]="choices()" [formField]="form().facility" />
    </nocc-field>
    <nocc-field [label]="'session.invitation.registerNumber' | transloco">
      <input noccControl class="numeric" inputmode="numeric" [formField]="form().register_number" />
    </nocc-field>
    <nocc-field
      [label]="'session.invitation.registerProvince' | transloco"
      [hint]="'session.invitation.provinceHint' | transloco"
    >
      <input noccControl [formField]="form().register_province" />
    </nocc-field>
    <nocc-field [label]="'administration.facilities.phone' | transloco">
      <input noccControl type="tel" autocomplete="off" [formField]="form().phone" />
    </nocc-field>
  `,
  styles: ':host { display: flex; flex-direction: column; gap: var(--space-3); }',
})
export class ProfileFields {
  readonly form = input.required<FieldTree<ProfileModel>>();
  readonly facilities = input.required<readonly Facility[]>();
  protected readonly choices = computed(() =>
    this.facilities().map(({ id, name, city }) => ({ value: id, label: name, detail: city })),
  );
}
