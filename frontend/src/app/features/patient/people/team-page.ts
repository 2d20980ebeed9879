import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { portalTeamList } from '../../../api/functions';
import { Avatar } from '../../../shared/avatar/avatar';
import { Icon } from '../../../shared/icon/icon';
import { allPages } from '../../../shared/resource/all-pages';
import { StateMessage } from '../../../shared/state/state-message';
import { Awaited } from '../layout/awaited';
import { PatientHead } from '../layout/patient-head';
import { keptFresh } from '../live/kept-fresh';
import { dialled } from './dialled';

/** Who takes care of me, the lead first. */
@Component({
  selector: 'nocc-team-page',
  imports: [Avatar, Awaited, Icon, MatButton, PatientHead, RouterLink, StateMessage, TranslocoPipe],
  templateUrl: './team-page.html',
  styleUrl: './team-page.scss',
})
export class TeamPage {
  private readonly api = inject(Api);
  protected readonly team = keptFresh(() => allPages((wish) => this.api.invoke(portalTeamList, wish)));
  protected readonly dialled = dialled;
}
