import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { patientsAccessesList } from '../../../api/functions';
import type { PatientAccess } from '../../../api/models';
import { Moment } from '../../../shared/moment/moment';
import { pagedList } from '../../../shared/resource/paged-list';
import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';
import { PatientStore } from './patient-store';

/** Who opened the record, on which ground: the log that the patient reads too. */
@Component({
  selector: 'nocc-accesses-panel',
  imports: [ErrorState, MatButton, Moment, Skeleton, TranslocoPipe],
  templateUrl: './accesses-panel.html',
  styleUrl: './accesses-panel.scss',
})
export class AccessesPanel {
  private readonly api = inject(Api);
  private readonly patients = inject(PatientStore);
  private readonly query = computed(() => this.patients.patient()?.id);
  protected readonly list = pagedList<string, PatientAccess>(this.query, (patient_id, wish) =>
    this.api.invoke(patientsAccessesList, { patient_id, ...wish }),
  );
}
