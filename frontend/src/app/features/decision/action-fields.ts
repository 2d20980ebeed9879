import { Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { Icon } from '../../shared/icon/icon';
import { type ActionModel, emptyAction } from './decision-model';

/** What has to be done, by whom, where and by when. */
@Component({
  selector: 'nocc-action-fields',
  imports: [Control, Field, FormField, Icon, MatButton, MatIconButton, TranslocoPipe],
  templateUrl: './action-fields.html',
  styleUrl: './action-fields.scss',
})
export class ActionFields {
  readonly actions = input.required<FieldTree<ActionModel[]>>();
  readonly members = input.required<readonly { readonly id: string; readonly name: string }[]>();

  protected add(): void {
    this.actions()().value.update((actions) => [...actions, { ...emptyAction }]);
  }

  protected remove(place: number): void {
    this.actions()().value.update((actions) => actions.filter((_, index) => index !== place));
  }
}
