import { Component, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import {
  portalConsentsCreate,
  portalConsentsList,
  portalReleasePreference,
  portalReleasePreferenceUpdate,
} from '../../../api/functions';
import type { ConsentState, ReleaseChoiceEnum } from '../../../api/models';
import { RELEASE_CHOICE_ENUM } from '../../../api/models/release-choice-enum-array';
import { Session } from '../../../core/session/session';
import { Toasts } from '../../../core/toasts/toasts';
import { Confirm } from '../../../shared/confirm/confirm';
import { allPages } from '../../../shared/resource/all-pages';
import { Awaited } from '../layout/awaited';
import { PatientHead } from '../layout/patient-head';
import { keptFresh } from '../live/kept-fresh';
import { ConsentCard } from './consent-card';

/** What I allow, and when I want to read what is about me. */
@Component({
  selector: 'nocc-privacy-page',
  imports: [Awaited, ConsentCard, PatientHead, TranslocoPipe],
  templateUrl: './privacy-page.html',
  styleUrl: './privacy-page.scss',
})
export class PrivacyPage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  protected readonly consents = keptFresh(() =>
    allPages((wish) => this.api.invoke(portalConsentsList, wish)),
  );
  protected readonly release = keptFresh(() => this.api.invoke(portalReleasePreference));
  protected readonly releaseChoices = RELEASE_CHOICE_ENUM;
  protected readonly saving = signal<string | undefined>(undefined);

  protected async change({ kind }: ConsentState, granted: boolean): Promise<void> {
    if (!(await this.isSure(kind, granted))) return;
    this.saving.set(kind);
    try {
      await this.api.invoke(portalConsentsCreate, { body: { kind, granted } });
      // Without this consent the account is shut, and the session has just ended with it.
      if (kind === 'portal' && !granted) {
        this.session.leave();
        return;
      }
      this.toasts.say(granted ? 'patient.privacy.given' : 'patient.privacy.withdrawn');
      this.consents.reload();
    } catch (error) {
      this.toasts.refuse(error);
    } finally {
      this.saving.set(undefined);
    }
  }

  protected async chooseRelease(choice: ReleaseChoiceEnum): Promise<void> {
    try {
      await this.api.invoke(portalReleasePreferenceUpdate, { body: { choice } });
      this.toasts.say('patient.privacy.releaseSaved');
    } catch (error) {
      this.toasts.refuse(error);
    }
    this.release.reload();
  }

  private isSure(kind: string, granted: boolean): Promise<boolean> {
    return this.confirm.ask({
      title: granted ? 'patient.privacy.giveTitle' : 'patient.privacy.withdrawTitle',
      text: `patient.privacy.kinds.${kind}.${granted ? 'allows' : 'without'}`,
      action: granted ? 'patient.privacy.give' : 'patient.privacy.withdraw',
      isDestructive: !granted,
    });
  }
}
