import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import { Combobox } from '../../shared/combobox/combobox';
import { Control } from '../../shared/field/control';
import { Field } from '../../shared/field/field';
import { Treatments } from '../../widgets/treatment/treatments';
import type { StepModel } from './option-model';

/** One step of a plan: what, and for drugs and radiation how. */
@Component({
  selector: 'nocc-step-fields',
  imports: [Combobox, Control, Field, FormField, TranslocoPipe],
  templateUrl: './step-fields.html',
  styleUrl: './step-fields.scss',
})
export class StepFields {
  protected readonly treatments = inject(Treatments);
  readonly form = input.required<FieldTree<StepModel, number>>();
  protected readonly treatment = computed(() => this.form().treatment().value());
  protected readonly takesDrugs = computed(() => this.treatments.takesDrugs(this.treatment()));
  protected readonly irradiates = computed(() => this.treatments.irradiates(this.treatment()));
  protected readonly regimens = computed(() => this.treatments.regimensFor(this.treatment()));
  protected readonly schedules = computed(() => this.treatments.schedulesFor(this.treatment()));
  private lastSchedule?: string;

  constructor() {
    effect(() => {
      const schedule = this.form().rt_schedule().value();
      const isChosenNow = this.lastSchedule !== undefined && schedule !== this.lastSchedule;
      this.lastSchedule = schedule;
      if (isChosenNow && schedule) untracked(() => this.fillIn(schedule));
    });
    effect(() => {
      if (!this.treatment()) return;
      const [takesDrugs, irradiates] = [this.takesDrugs(), this.irradiates()];
      untracked(() => this.forget(takesDrugs, irradiates));
    });
  }

  private fillIn(schedule: string): void {
    const irradiation = this.treatments.irradiation(schedule);
    if (!irradiation) return;
    this.form().dose_gy().value.set(irradiation.dose_gy);
    this.form().fractions().value.set(irradiation.fractions);
  }

  /** What does not belong to another treatment must not be sent with it. */
  private forget(takesDrugs: boolean, irradiates: boolean): void {
    const form = this.form();
    if (!takesDrugs) form.regimen().value.set('');
    if (irradiates) return;
    form.rt_schedule().value.set('');
    form.dose_gy().value.set(null);
    form.fractions().value.set(null);
  }
}
