import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { QuarantinedUpload } from '../../../api/models';
import { Toasts } from '../../../core/toasts/toasts';
import { Confirm } from '../../../shared/confirm/confirm';
import { Icon } from '../../../shared/icon/icon';
import { Moment } from '../../../shared/moment/moment';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { DocumentsStore } from './documents-store';
import { Quarantine } from './quarantine';

/** Files that are kept from everyone, why, and what the lead may do about each. */
@Component({
  selector: 'nocc-quarantine-list',
  imports: [Icon, MatButton, Moment, TranslocoPipe],
  templateUrl: './quarantine-list.html',
  styleUrl: './quarantine-list.scss',
})
export class QuarantineList {
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly documents = inject(DocumentsStore);
  protected readonly quarantine = inject(Quarantine);
  protected readonly context = inject(CaseContext);

  protected async rescan({ id }: QuarantinedUpload): Promise<void> {
    try {
      const { resolution, reason } = await this.quarantine.rescan(id);
      if (resolution === 'released') {
        this.documents.reload();
        this.toasts.say('documents.quarantine.released');
      } else if (reason === 'infected') this.toasts.say('documents.quarantine.outcome.infected');
      else this.toasts.say('documents.quarantine.stillWaiting');
    } catch (error) {
      this.toasts.refuse(error);
    }
  }

  protected async discard({ id }: QuarantinedUpload): Promise<void> {
    const isSure = await this.confirm.ask({
      title: 'documents.quarantine.discardTitle',
      text: 'documents.quarantine.discardText',
      action: 'documents.quarantine.discard',
      isDestructive: true,
    });
    if (!isSure) return;
    try {
      await this.quarantine.discard(id);
      this.toasts.say('documents.quarantine.discarded');
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
