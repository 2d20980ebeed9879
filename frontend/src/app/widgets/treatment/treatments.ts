import { Injectable, computed, inject } from '@angular/core';

import type { Choice } from '../../shared/combobox/choice';
import { Vocabularies } from '../vocabulary/vocabularies';
import {
  type Irradiation,
  fitsRegimen,
  irradiationOf,
  isFor,
  isIrradiating,
  isSystemic,
  linesOf,
} from './treatment-lines';

/** The tree of treatments, and which regimens and schedules go with each. Read it where signals may be read. */
@Injectable({ providedIn: 'root' })
export class Treatments {
  private readonly vocabularies = inject(Vocabularies);
  private readonly terms = computed(() => this.vocabularies.terms('treatments'));
  private readonly regimens = computed(() => this.vocabularies.terms('regimens'));
  private readonly schedules = computed(() => this.vocabularies.terms('rt_schedules'));

  /** Every treatment with the branch it hangs on. */
  readonly choices = computed<readonly Choice[]>(() =>
    this.terms().map((term) => {
      const parent = term.attributes['parent'] as string | null;
      const branch = parent ? this.vocabularies.label('treatments', parent) : undefined;
      return {
        value: term.code,
        label: this.vocabularies.labelOf(term),
        ...(branch ? { detail: branch } : {}),
      };
    }),
  );

  takesDrugs(code: string): boolean {
    return isSystemic(linesOf(this.terms(), code), this.regimens());
  }

  irradiates(code: string): boolean {
    return isIrradiating(linesOf(this.terms(), code), this.schedules());
  }

  /** Those meant for the treatment first. */
  regimensFor(code: string): readonly Choice[] {
    const lines = linesOf(this.terms(), code);
    const fitting = this.regimens().filter((regimen) => fitsRegimen(regimen, lines));
    const meant = fitting.filter((regimen) => isFor(regimen, lines));
    return [...meant, ...fitting.filter((regimen) => !meant.includes(regimen))].map((term) => ({
      value: term.code,
      label: this.vocabularies.labelOf(term),
    }));
  }

  schedulesFor(code: string): readonly Choice[] {
    const lines = linesOf(this.terms(), code);
    const meant = this.schedules().filter((schedule) => isFor(schedule, lines));
    return (meant.length ? meant : this.schedules()).map((term) => {
      const { dose_gy: dose, fractions } = irradiationOf(term);
      const detail = dose && fractions ? `${dose} Gy / ${fractions}` : undefined;
      return { value: term.code, label: this.vocabularies.labelOf(term), ...(detail ? { detail } : {}) };
    });
  }

  irradiation(schedule: string): Irradiation | undefined {
    const term = this.vocabularies.term('rt_schedules', schedule);
    return term && irradiationOf(term);
  }
}
