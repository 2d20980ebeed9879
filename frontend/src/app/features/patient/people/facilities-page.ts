import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { portalFacilitiesList } from '../../../api/functions';
import type { Location } from '../../../api/models';
import { Icon } from '../../../shared/icon/icon';
import { allPages } from '../../../shared/resource/all-pages';
import { StateMessage } from '../../../shared/state/state-message';
import { Awaited } from '../layout/awaited';
import { PatientHead } from '../layout/patient-head';
import { keptFresh } from '../live/kept-fresh';
import { dialled } from './dialled';
import { OpeningWords } from './opening-words';

/** Where I am treated and where my team works: how to get there, how to call. */
@Component({
  selector: 'nocc-facilities-page',
  imports: [Awaited, Icon, MatButton, OpeningWords, PatientHead, StateMessage, TranslocoPipe],
  templateUrl: './facilities-page.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
  `,
})
export class FacilitiesPage {
  private readonly api = inject(Api);
  protected readonly facilities = keptFresh(() =>
    allPages((wish) => this.api.invoke(portalFacilitiesList, wish)),
  );
  protected readonly dialled = dialled;

  /** Opens the phone's own map; the name travels so that the pin says it. */
  protected mapOf({ latitude, longitude }: Location, name: string): string {
    return `geo:${latitude},${longitude}?q=${latitude},${longitude}(${encodeURIComponent(name)})`;
  }
}
