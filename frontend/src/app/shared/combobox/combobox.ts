import {
  CdkConnectedOverlay,
  CdkOverlayOrigin,
  STANDARD_DROPDOWN_BELOW_POSITIONS,
} from '@angular/cdk/overlay';
import {
  Component,
  ElementRef,
  computed,
  forwardRef,
  inject,
  input,
  model,
  output,
  signal,
} from '@angular/core';
import { FormField, type FormValueControl } from '@angular/forms/signals';

import { Control } from '../field/control';
import { Icon } from '../icon/icon';
import { type Choice, choicesMatching } from './choice';
import { ChoiceList, optionId } from './choice-list';

let counter = 0;
const mostShown = 60;

/**
 * Type to find, arrows and Enter (or Tab) to choose, Esc to let go. Inside `nocc-field` it needs no `noccControl`;
 * alone it needs a `label`. Where the server finds, set `isSearched` and answer `typed` with new `choices`.
 */
@Component({
  selector: 'nocc-combobox',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, ChoiceList, Icon],
  templateUrl: './combobox.html',
  styleUrl: './combobox.scss',
  providers: [{ provide: Control, useExisting: forwardRef(() => Combobox) }],
})
export class Combobox implements FormValueControl<string> {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly field = inject<FormField<string>>(FormField, { self: true, optional: true });
  readonly value = model('');
  readonly choices = input.required<readonly Choice[]>();
  readonly label = input<string>();
  readonly placeholder = input('');
  /** What to show for a value that is not among the choices (yet). */
  readonly shownAs = input<string>();
  /** At least so wide a list, in px, where the field is narrower than what is chosen from. */
  readonly listWidth = input(0);
  readonly isSearched = input(false);
  readonly isSearching = input(false);
  readonly typed = output<string>();
  readonly touch = output();

  readonly id = `combobox-${counter++}`;
  readonly hintId = `${this.id}-hint`;
  readonly errorId = `${this.id}-error`;
  protected readonly listId = `${this.id}-list`;
  protected readonly positions = STANDARD_DROPDOWN_BELOW_POSITIONS;
  protected readonly optionId = (index: number) => optionId(this.listId, index);
  /** What is being typed; undefined while the field shows the chosen value. */
  private readonly query = signal<string | undefined>(undefined);
  private readonly chosen = signal<Choice | undefined>(undefined);
  protected readonly isOpen = signal(false);
  protected readonly active = signal(0);

  protected readonly shown = computed(() => {
    const found = this.isSearched() ? this.choices() : choicesMatching(this.choices(), this.query() ?? '');
    return found.slice(0, mostShown);
  });
  protected readonly text = computed(() => this.query() ?? this.nameOf(this.value()));
  protected readonly isRequired = computed(() => this.field?.state().required() ?? false);
  protected readonly isMistaken = computed(() => {
    const state = this.field?.state();
    return !!state && state.touched() && state.invalid();
  });

  get state() {
    if (!this.field) throw new Error('A combobox in a nocc-field needs [formField]');
    return this.field.state;
  }

  focus(): void {
    this.host.nativeElement.querySelector('input')?.focus();
  }

  protected open(): void {
    this.isOpen.set(true);
    this.active.set(
      Math.max(
        0,
        this.shown().findIndex(({ value }) => value === this.value()),
      ),
    );
    this.reveal();
  }

  protected search(event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    this.query.set(text);
    this.isOpen.set(true);
    this.active.set(0);
    this.typed.emit(text);
  }

  protected choose(choice: Choice): void {
    this.chosen.set(choice);
    this.value.set(choice.value);
    this.close();
    // At once: who types on would otherwise add to what was just confirmed.
    const input = this.host.nativeElement.querySelector('input');
    if (input) input.value = this.text();
  }

  /** An emptied field means no value; anything else typed and not chosen is dropped. */
  protected leave(): void {
    if (this.query() === '') this.value.set('');
    this.close();
    this.touch.emit();
  }

  protected moveByKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      // With Ctrl the arrows belong to the page.
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.move(step);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      this.accept(event);
    } else if (event.key === 'Escape' && this.isOpen()) {
      event.stopPropagation();
      this.close();
    }
  }

  private move(step: number): void {
    if (!this.isOpen()) {
      this.open();
      return;
    }
    this.active.update((active) => Math.min(this.shown().length - 1, Math.max(0, active + step)));
    this.reveal();
  }

  /** Enter takes what is marked; Tab and Ctrl+Enter too, once something was typed, and go on. */
  private accept(event: KeyboardEvent): void {
    const choice = this.shown()[this.active()];
    const isEnter = event.key === 'Enter' && !event.ctrlKey && !event.metaKey;
    if (!this.isOpen() || !choice || !(isEnter || this.query())) return;
    if (isEnter) event.preventDefault();
    this.choose(choice);
  }

  private close(): void {
    this.isOpen.set(false);
    this.query.set(undefined);
  }

  private reveal(): void {
    const id = this.optionId(this.active());
    setTimeout(() => document.getElementById(id)?.scrollIntoView({ block: 'nearest' }));
  }

  private nameOf(value: string): string {
    if (!value) return '';
    const known = this.choices().find((choice) => choice.value === value) ?? this.chosen();
    return known?.value === value ? known.label : (this.shownAs() ?? value);
  }
}
