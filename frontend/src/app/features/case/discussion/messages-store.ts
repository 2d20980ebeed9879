import { Injectable, computed, inject, signal } from '@angular/core';

import { Api } from '../../../api/api';
import {
  casesMessagesCreate,
  casesMessagesList,
  messagesDestroy,
  messagesUpdate,
} from '../../../api/functions';
import type { Message, ThreadEnum } from '../../../api/models';
import { pagedList } from '../../../shared/resource/paged-list';
import { CaseContext } from '../../../widgets/case-context/case-context';

/** One thread of the discussion at a time. */
@Injectable()
export class MessagesStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  readonly thread = signal<ThreadEnum>('board');
  private readonly query = computed(() =>
    this.context.detail() ? { case_id: this.context.id(), thread: this.thread() } : undefined,
  );
  readonly list = pagedList<{ case_id: string; thread: ThreadEnum }, Message>(this.query, (query, wish) =>
    this.api.invoke(casesMessagesList, { ...query, ...wish }),
  );
  /** As a conversation is read: the oldest first. */
  readonly messages = computed(() =>
    this.list.rows.filter(({ thread }) => thread === this.thread()).toReversed(),
  );

  constructor() {
    this.context.on(['message.', 'question.'], () => {
      this.list.reload();
    });
  }

  async post(text: string, mentions: string[], replyTo: string | null): Promise<void> {
    const body = { thread: this.thread(), text, mentions, reply_to: replyTo };
    await this.api.invoke(casesMessagesCreate, { case_id: this.context.id(), body });
    this.list.reload();
  }

  async reword(id: string, text: string): Promise<void> {
    await this.api.invoke(messagesUpdate, { id, body: { text } });
    this.list.reload();
  }

  async takeBack(id: string): Promise<void> {
    await this.api.invoke(messagesDestroy, { id });
    this.list.reload();
  }
}
