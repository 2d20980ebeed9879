import { Component, input, signal } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { Icon } from '../../shared/icon/icon';

@Component({
  selector: 'nocc-password-field',
  imports: [Control, Field, FormField, Icon, MatIconButton, TranslocoPipe],
  template: `
    <nocc-field [label]="label()" [hint]="hint()">
      <div class="line">
        <input
          noccControl
          [type]="isShown() ? 'text' : 'password'"
          [formField]="field()"
          [attr.autocomplete]="autocomplete()"
        />
        <button
          matIconButton
          type="button"
          [attr.aria-label]="(isShown() ? 'session.hide' : 'session.show') | transloco"
          [attr.aria-pressed]="isShown()"
          (click)="isShown.set(!isShown())"
        >
          <nocc-icon [name]="isShown() ? 'visibility_off' : 'visibility'" />
        </button>
      </div>
    </nocc-field>
  `,
  styleUrl: './password-field.scss',
})
export class PasswordField {
  readonly field = input.required<FieldTree<string>>();
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly autocomplete = input<'current-password' | 'new-password'>('current-password');
  protected readonly isShown = signal(false);
}
