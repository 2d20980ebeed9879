import { Component, effect, input, untracked } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { readFiscalCode } from './fiscal-code';
import { type IdentityModel, sexes } from './identity-model';

/** Who the patient is. A whole fiscal code fills in birth date and sex where they are still empty. */
@Component({
  selector: 'nocc-identity-fields',
  imports: [Control, Field, FormField, TranslocoPipe],
  templateUrl: './identity-fields.html',
})
export class IdentityFields {
  readonly form = input.required<FieldTree<IdentityModel>>();
  /** Corrections of the identity leave the identifiers alone. */
  readonly hasCode = input(true);
  protected readonly sexes = sexes;

  constructor() {
    effect(() => {
      const facts = readFiscalCode(this.form().fiscal_code().value());
      if (facts?.isIntact) untracked(() => this.fillIn(facts.birthDate, facts.sex));
    });
  }

  private fillIn(birthDate: string, sex: string): void {
    const { birth_date, sex: sexField } = this.form();
    if (!birth_date().value()) birth_date().value.set(birthDate);
    if (!sexField().value()) sexField().value.set(sex);
  }
}
