import { Component, inject, input, signal } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { ProblemText } from '../../core/errors/problem-text';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { Icon } from '../../shared/icon/icon';
import { type ApiProblem, problemOf } from '../../shared/problem/api-problem';
import { Letters } from './letters';

/** The letter of discharge: one of the case's documents, or a file added to them from here. */
@Component({
  selector: 'nocc-letter-field',
  imports: [Control, Field, FormField, Icon, MatButton, ProblemText, TranslocoPipe],
  template: `
    <nocc-field [label]="'care.treatment.letter' | transloco">
      <select noccControl data-testid="treatment-letter" [formField]="field()">
        <option value="">{{ 'care.treatment.noLetter' | transloco }}</option>
        @for (letter of letters.all(); track letter.id) {
          <option [value]="letter.id">{{ letter.title }}</option>
        }
      </select>
    </nocc-field>
    <input
      #file
      hidden
      type="file"
      accept="application/pdf,image/png,image/jpeg,text/plain"
      data-testid="letter-file"
      (change)="upload(file)"
    />
    <button matButton="text" type="button" [disabled]="isSending()" (click)="file.click()">
      <nocc-icon name="upload" />
      {{ (isSending() ? 'care.treatment.uploading' : 'care.treatment.upload') | transloco }}
    </button>
    <nocc-problem-text [problem]="problem()" />
  `,
  styleUrl: './letter-field.scss',
})
export class LetterField {
  protected readonly letters = inject(Letters);
  readonly field = input.required<FieldTree<string>>();
  protected readonly isSending = signal(false);
  protected readonly problem = signal<ApiProblem | undefined>(undefined);

  protected async upload(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      this.field()().value.set(await this.letters.upload(file));
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.isSending.set(false);
    }
  }
}
