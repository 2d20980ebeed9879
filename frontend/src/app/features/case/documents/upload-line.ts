import { Component, type OnInit, computed, inject, input, output, signal } from '@angular/core';
import { FormField, form, maxLength, required } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { ProblemText } from '../../../core/errors/problem-text';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { submitTo } from '../../../shared/field/submit-to';
import { Icon } from '../../../shared/icon/icon';
import type { ApiProblem } from '../../../shared/problem/api-problem';
import { TermSelect } from '../../../widgets/vocabulary/term-select';
import { notInFuture } from '../dossier/days';
import { DocumentsStore } from './documents-store';
import { titleOf } from './file-words';

/** A file that was dropped: what it is, then how much of it has gone. */
@Component({
  selector: 'nocc-upload-line',
  imports: [
    Control,
    Field,
    FormField,
    Icon,
    MatButton,
    MatIconButton,
    ProblemText,
    TermSelect,
    TranslocoPipe,
  ],
  templateUrl: './upload-line.html',
  styleUrl: './upload-line.scss',
})
export class UploadLine implements OnInit {
  private readonly store = inject(DocumentsStore);
  readonly file = input.required<File>();
  readonly sent = output();
  readonly dropped = output();
  private readonly model = signal({ title: '', kind: '', dated: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.title);
    maxLength(path.title, 200);
    required(path.kind);
    notInFuture(path.dated);
  });
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly part = signal(0);
  protected readonly isSending = computed(() => this.form().submitting());

  ngOnInit(): void {
    this.model.update((model) => ({ ...model, title: titleOf(this.file().name) }));
  }

  protected async upload(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(undefined);
    const problem = await submitTo(this.form, async ({ title, kind, dated }) => {
      await this.store.add(this.file(), { title, kind, dated: dated || null }, (part) => {
        this.part.set(part);
      });
      this.sent.emit();
    });
    this.problem.set(problem);
  }
}
