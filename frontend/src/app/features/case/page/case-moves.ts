import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

import { Api } from '../../../api/api';
import { casesShare, casesTransition } from '../../../api/functions';
import type { CaseStateEnum } from '../../../api/models';
import { Toasts } from '../../../core/toasts/toasts';
import { Confirm } from '../../../shared/confirm/confirm';
import { ReasonDialog, type ReasonQuestion } from '../../../shared/confirm/reason-dialog';
import { CaseContext } from '../../../widgets/case-context/case-context';

/** How the lead moves the case on by hand, each step asked in words first. */
@Injectable()
export class CaseMoves {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  private readonly confirm = inject(Confirm);
  private readonly dialog = inject(MatDialog);
  private readonly toasts = inject(Toasts);

  async share(): Promise<void> {
    const isSure = await this.confirm.ask({
      title: 'case.moves.share.title',
      text: 'case.moves.share.text',
      action: 'case.moves.share.action',
      params: { count: (this.context.detail()?.board_size ?? 1) - 1 },
    });
    if (!isSure) return;
    await this.act('case.moves.share.done', () =>
      this.api.invoke(casesShare, { case_id: this.context.id() }),
    );
  }

  async move(to: CaseStateEnum): Promise<void> {
    const question = {
      title: `case.moves.${to}.title`,
      text: `case.moves.${to}.text`,
      action: `case.moves.${to}.action`,
    };
    const reason =
      to === 'review' ? await this.askReason(question) : (await this.confirm.ask(question)) ? '' : undefined;
    if (reason === undefined) return;
    const body = { to, reason };
    await this.act(`case.moves.${to}.done`, () =>
      this.api.invoke(casesTransition, { case_id: this.context.id(), body }),
    );
  }

  private async askReason(question: ReasonQuestion): Promise<string | undefined> {
    const opened = this.dialog.open<ReasonDialog, ReasonQuestion, string>(ReasonDialog, {
      data: question,
      width: '480px',
    });
    return firstValueFrom(opened.afterClosed());
  }

  private async act(done: string, act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
      this.toasts.say(done);
      this.context.reload();
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
