import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Message } from '../../../api/models';
import { Avatar } from '../../../shared/avatar/avatar';
import { Icon } from '../../../shared/icon/icon';
import { Moment } from '../../../shared/moment/moment';
import { fragments } from './mentions';

/** One message: who, when, what; its author may reword it or take it back. */
@Component({
  selector: 'nocc-message-item',
  imports: [
    Avatar,
    Icon,
    MatButton,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    Moment,
    TranslocoPipe,
  ],
  templateUrl: './message-item.html',
  styleUrl: './message-item.scss',
})
export class MessageItem {
  readonly message = input.required<Message>();
  readonly answered = input<Message>();
  readonly isOwn = input(false);
  readonly isNew = input(false);
  readonly isHere = input(false);
  readonly canReply = input(false);
  readonly replied = output();
  readonly reworded = output<string>();
  readonly takenBack = output();
  readonly historyWanted = output();

  protected readonly edited = signal<string | undefined>(undefined);
  protected readonly parts = computed(() =>
    fragments(
      this.message().text,
      this.message().mentions.map(({ name }) => name),
    ),
  );

  protected startEditing(): void {
    this.edited.set(this.message().text);
  }

  protected keepEdit(event: Event): void {
    this.edited.set((event.target as HTMLTextAreaElement).value);
  }

  protected saveEdit(): void {
    const text = this.edited()?.trim();
    if (text && text !== this.message().text) this.reworded.emit(text);
    this.edited.set(undefined);
  }
}
