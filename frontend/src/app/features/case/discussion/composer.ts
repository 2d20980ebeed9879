import {
  Component,
  type ElementRef,
  type OnInit,
  Injector,
  computed,
  inject,
  input,
  output,
  runInInjectionContext,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { type Draft, Drafts } from '../../../core/drafts/drafts';
import { folded } from '../../../shared/combobox/choice';
import { Icon } from '../../../shared/icon/icon';
import { type Mentionable, mentionBegun, mentioned, withMention } from './mentions';

export interface Draught {
  readonly text: string;
  readonly mentions: string[];
  /** Resolves once the message is sent: only then is the text let go. */
  readonly sent: (isSent: boolean) => void;
}

/** Where a message is written: "@" calls somebody, Ctrl+Enter sends. What is unsent is kept. */
@Component({
  selector: 'nocc-composer',
  imports: [Icon, MatButton, TranslocoPipe],
  templateUrl: './composer.html',
  styleUrl: './composer.scss',
})
export class Composer implements OnInit {
  private readonly drafts = inject(Drafts);
  private readonly injector = inject(Injector);
  /** Names the draft: the case and the thread. */
  readonly name = input.required<string>();
  readonly people = input.required<readonly Mentionable[]>();
  readonly placeholder = input.required<string>();
  readonly isSending = input(false);
  readonly posted = output<Draught>();
  readonly typing = output();
  private readonly area = viewChild.required<ElementRef<HTMLTextAreaElement>>('area');

  protected readonly draft = signal({ text: '' });
  private kept?: Draft;
  private readonly caret = signal(0);
  protected readonly marked = signal(0);
  protected readonly canSend = computed(() => !!this.draft().text.trim() && !this.isSending());
  protected readonly callable = computed(() => {
    const begun = mentionBegun(this.draft().text, this.caret());
    if (begun === undefined) return [];
    return this.people()
      .filter(({ name }) => folded(name).includes(folded(begun)) && begun !== `${name} `)
      .slice(0, 6);
  });

  ngOnInit(): void {
    this.kept = runInInjectionContext(this.injector, () =>
      this.drafts.keep(`message:${this.name()}`, this.draft),
    );
  }

  focus(): void {
    this.area().nativeElement.focus();
  }

  protected write(): void {
    const { value, selectionStart } = this.area().nativeElement;
    this.draft.set({ text: value });
    this.caret.set(selectionStart);
    this.marked.set(0);
    this.typing.emit();
  }

  protected handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.send();
      return;
    }
    const people = this.callable();
    const person = people[this.marked()];
    if (!person) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) this.marked.update((at) => (at + step + people.length) % people.length);
    else if (event.key === 'Enter' || event.key === 'Tab') this.call(person);
    else if (event.key === 'Escape') this.caret.set(0);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected call(person: Mentionable): void {
    const { text, caret } = withMention(this.draft().text, this.caret(), person.name);
    const { nativeElement } = this.area();
    this.draft.set({ text });
    this.caret.set(caret);
    nativeElement.value = text;
    nativeElement.focus();
    nativeElement.setSelectionRange(caret, caret);
  }

  protected send(): void {
    if (!this.canSend()) return;
    const text = this.draft().text.trim();
    this.posted.emit({
      text,
      mentions: mentioned(text, this.people()),
      sent: (isSent) => {
        if (isSent) this.clear();
      },
    });
  }

  private clear(): void {
    this.draft.set({ text: '' });
    this.kept?.discard();
  }
}
