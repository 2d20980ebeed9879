import { Injectable, computed, inject, resource, signal } from '@angular/core';

import { Api } from '../../api/api';
import { casesVisitsGenerate, casesVisitsSchedule } from '../../api/functions';
import type { BasisEnum, GenerateRequest, Generated } from '../../api/models';
import { lastValue } from '../../shared/resource/last-value';
import { CaseContext } from '../../widgets/case-context/case-context';

/** What the schedule of follow-up asks for, by the choices made so far. */
@Injectable()
export class ScheduleStore {
  private readonly api = inject(Api);
  private readonly context = inject(CaseContext);
  readonly basis = signal<BasisEnum | undefined>(undefined);
  readonly untilMonth = signal(24);
  readonly decided = signal<ReadonlySet<string>>(new Set());
  private readonly answer = resource({
    params: () => ({
      case_id: this.context.id(),
      basis: this.basis(),
      until_month: this.untilMonth(),
      decided: [...this.decided()].join(','),
    }),
    loader: ({ params }) => this.api.invoke(casesVisitsSchedule, params),
  });
  readonly schedule = lastValue(this.answer);
  readonly error = this.answer.error;
  readonly isLoading = computed(() => this.answer.isLoading());

  readonly reload = (): void => {
    this.answer.reload();
  };

  generate(choices: GenerateRequest): Promise<Generated> {
    const body = {
      ...choices,
      basis: this.basis(),
      until_month: this.untilMonth(),
      decided: [...this.decided()],
    };
    return this.api.invoke(casesVisitsGenerate, { case_id: this.context.id(), body });
  }
}
