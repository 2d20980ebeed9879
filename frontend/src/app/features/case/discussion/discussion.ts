import { Component, ElementRef, afterRenderEffect, computed, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Message, ThreadEnum } from '../../../api/models';
import { Session } from '../../../core/session/session';
import { Toasts } from '../../../core/toasts/toasts';
import { Confirm } from '../../../shared/confirm/confirm';
import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';
import { Tabs } from '../../../shared/tabs/tabs';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { News } from '../attention/news';
import { Presence } from '../attention/presence';
import { ParticipantsStore } from '../participants/participants-store';
import { Composer, type Draught } from './composer';
import { HistoryDialog } from './history-dialog';
import { MessageItem } from './message-item';
import { MessagesStore } from './messages-store';
import { ReplyNote } from './reply-note';

const verbOf: Readonly<Record<ThreadEnum, string>> = {
  board: 'discuss',
  observers: 'discuss_with_observers',
  patient: 'answer_patient',
};

/** The conversation about the case: the board's, the one observers share, and the patient's questions. */
@Component({
  selector: 'nocc-discussion',
  imports: [Composer, ErrorState, MatButton, MessageItem, ReplyNote, Skeleton, Tabs, TranslocoPipe],
  templateUrl: './discussion.html',
  styleUrl: './discussion.scss',
})
export class Discussion {
  private readonly session = inject(Session);
  private readonly participants = inject(ParticipantsStore);
  private readonly toasts = inject(Toasts);
  private readonly confirm = inject(Confirm);
  private readonly dialog = inject(MatDialog);
  protected readonly context = inject(CaseContext);
  protected readonly news = inject(News);
  protected readonly presence = inject(Presence);
  protected readonly store = inject(MessagesStore);
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  private readonly composer = viewChild(Composer);

  protected readonly isSending = signal(false);
  protected readonly answering = signal<Message | undefined>(undefined);
  protected readonly tabs = computed(() =>
    this.context.isObserver()
      ? []
      : (['board', 'observers', 'patient'] as const).map((key) => ({
          key,
          label: `case.discussion.threads.${key}`,
        })),
  );
  protected readonly canWrite = computed(() => this.context.may(verbOf[this.store.thread()]));
  /** Who reads this thread can be called in it. */
  protected readonly callable = computed(() => {
    const readers = this.participants
      .all()
      .filter(({ role }) => this.store.thread() === 'observers' || role !== 'observer');
    return readers.filter(({ user }) => user !== this.session.me()?.id);
  });
  protected readonly writing = computed(() => this.presence.writingIn(this.store.thread()));

  constructor() {
    // The newest message is what a conversation is opened for.
    afterRenderEffect(() => {
      this.store.messages().at(-1);
      const element = this.scroller().nativeElement;
      element.scrollTop = element.scrollHeight;
    });
  }

  protected show(thread: string): void {
    this.answering.set(undefined);
    this.store.thread.set(thread as ThreadEnum);
  }

  protected isOwn({ author }: Message): boolean {
    return author.id === this.session.me()?.id;
  }

  protected answered({ reply_to }: Message): Message | undefined {
    return reply_to ? this.store.messages().find(({ id }) => id === reply_to) : undefined;
  }

  protected reply(message: Message): void {
    this.answering.set(message);
    this.composer()?.focus();
  }

  protected async post(draught: Draught): Promise<void> {
    this.isSending.set(true);
    try {
      await this.store.post(draught.text, draught.mentions, this.answering()?.id ?? null);
      draught.sent(true);
      this.answering.set(undefined);
    } catch (error) {
      this.toasts.refuse(error);
    } finally {
      this.isSending.set(false);
    }
  }

  protected async reword({ id }: Message, text: string): Promise<void> {
    await this.tryTo(() => this.store.reword(id, text));
  }

  protected async takeBack({ id }: Message): Promise<void> {
    const isSure = await this.confirm.ask({
      title: 'case.discussion.takeBackTitle',
      text: 'case.discussion.takeBackText',
      action: 'case.discussion.takeBack',
      isDestructive: true,
    });
    if (isSure) await this.tryTo(() => this.store.takeBack(id));
  }

  protected showHistory({ id }: Message): void {
    this.dialog.open(HistoryDialog, { data: id, width: '480px' });
  }

  private async tryTo(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
