import { Component, type OnInit, computed, inject, input, output, signal } from '@angular/core';
import { FormField, form, maxLength, required } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { ProblemText } from '../../../core/errors/problem-text';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { submitTo } from '../../../shared/field/submit-to';
import { Icon } from '../../../shared/icon/icon';
import type { ApiProblem } from '../../../shared/problem/api-problem';
import { TermSelect } from '../../../widgets/vocabulary/term-select';
import { dayOf, notInFuture } from '../dossier/days';
import { DocumentsStore, type Received } from './documents-store';
import { dayIn, kindOf, sizeText, titleOf } from './file-words';

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
  private readonly language = inject(TranslocoService).activeLang;
  readonly file = input.required<File>();
  /** One of several: all of them are sent by one button. */
  readonly isOneOfMany = input(false);
  readonly sent = output<Received>();
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

  protected readonly size = computed(() => sizeText(this.file().size, this.language()));
  protected readonly percent = computed(() => Math.round(this.part() * 100));

  ngOnInit(): void {
    const { name } = this.file();
    this.model.set({ title: titleOf(name), kind: kindOf(name), dated: dayIn(name, dayOf(new Date())) });
  }

  protected send(event: Event): void {
    event.preventDefault();
    void this.upload();
  }

  async upload(): Promise<void> {
    if (this.isSending()) return;
    this.problem.set(undefined);
    this.part.set(0);
    const problem = await submitTo(this.form, async ({ title, kind, dated }) => {
      const details = { title, kind, dated: dated || null };
      const received = await this.store.add(this.file(), details, (part) => {
        this.part.set(part);
      });
      this.sent.emit(received);
    });
    this.problem.set(problem);
  }
}
