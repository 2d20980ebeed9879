import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField, type SchemaPathTree, required, validate } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import { MEMBERSHIP_ROLE_ENUM } from '../../../api/models/membership-role-enum-array';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { endOfDay } from '../listing/end-of-day';
import type { PlaceModel } from './group-store';

/** An observer has a last day, and it is still to come. */
export function checkPlace(path: SchemaPathTree<PlaceModel>): void {
  required(path.role);
  required(path.until, { when: ({ valueOf }) => valueOf(path.role) === 'observer' });
  validate(path.until, ({ value, valueOf }) => {
    const isPast =
      value() && valueOf(path.role) === 'observer' && Date.parse(endOfDay(value())) <= Date.now();
    return isPast ? { kind: 'server', message: 'until_not_in_future' } : undefined;
  });
}

/** Which role somebody has in a group, and until when. */
@Component({
  selector: 'nocc-place-fields',
  imports: [Control, Field, FormField, TranslocoPipe],
  template: `
    <nocc-field [label]="'administration.groups.role' | transloco">
      <select noccControl data-testid="member-role" [formField]="form().role">
        @for (role of roles; track role) {
          <option [value]="role">{{ 'administration.roles.' + role | transloco }}</option>
        }
      </select>
    </nocc-field>
    <p class="small muted">{{ 'administration.roleText.' + role() | transloco }}</p>
    @if (role() === 'observer') {
      <nocc-field [label]="'administration.groups.until' | transloco">
        <input noccControl type="date" data-testid="member-until" [formField]="form().until" />
      </nocc-field>
    }
  `,
  styles: ':host { display: flex; flex-direction: column; gap: var(--space-3); }',
})
export class PlaceFields {
  readonly form = input.required<FieldTree<PlaceModel>>();
  protected readonly roles = MEMBERSHIP_ROLE_ENUM;
  protected readonly role = computed(() => this.form().role().value());
}
