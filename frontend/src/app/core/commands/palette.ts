import { DialogRef } from '@angular/cdk/dialog';
import {
  Component,
  type ElementRef,
  computed,
  inject,
  linkedSignal,
  resource,
  signal,
  viewChildren,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../shared/icon/icon';
import { type Command, Commands } from './commands';
import { fuzzyFilter } from './fuzzy';

const shown = 12;

@Component({
  selector: 'nocc-palette',
  imports: [Icon, TranslocoPipe],
  templateUrl: './palette.html',
  styleUrl: './palette.scss',
})
export class Palette {
  private readonly commands = inject(Commands);
  private readonly dialog = inject<DialogRef>(DialogRef);
  private readonly options = viewChildren<ElementRef<HTMLElement>>('option');
  private readonly known = this.commands.all();
  protected readonly query = signal('');
  private readonly found = resource({
    params: () => (this.query().trim().length > 1 ? this.query().trim() : undefined),
    loader: ({ params: query }) => this.commands.search(query),
  });
  protected readonly matches = computed<readonly Command[]>(() => {
    const remote = this.found.hasValue() ? this.found.value() : [];
    return [...fuzzyFilter(this.query(), this.known, (command) => command.label), ...remote].slice(0, shown);
  });
  protected readonly active = linkedSignal({ source: this.query, computation: () => 0 });

  protected type(event: Event): void {
    this.query.set((event.target as HTMLInputElement).value);
  }

  protected steer(event: KeyboardEvent): void {
    const count = this.matches().length;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && count) {
      event.preventDefault();
      this.active.update((index) => (index + move + count) % count);
      this.options()[this.active()]?.nativeElement.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const command = this.matches()[this.active()];
      if (command) this.choose(command);
    }
  }

  protected choose(command: Command): void {
    this.dialog.close();
    command.run();
  }
}
