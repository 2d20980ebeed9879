import { Component, computed, inject, input } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import type { Document } from '../../../api/models';
import { StatusChip, type Tone } from '../../../shared/status-chip/status-chip';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { localeOf } from '../../../shared/moment/time-words';

interface Mark {
  readonly tone: Tone;
  readonly label: string;
}

/** Whether the patient reads the newest version of a document, an earlier one, or from when. */
@Component({
  selector: 'nocc-patient-mark',
  imports: [StatusChip],
  template: `
    @if (mark(); as mark) {
      <nocc-status-chip icon="person" data-testid="patient-mark" [tone]="mark.tone" [label]="mark.label" />
    }
  `,
})
export class PatientMark {
  private readonly transloco = inject(TranslocoService);
  private readonly context = inject(CaseContext);
  readonly document = input.required<Document>();
  protected readonly mark = computed((): Mark | undefined => {
    const { patient_reading: reading, version } = this.document();
    this.transloco.activeLang();
    if (!reading) return undefined;
    if (reading.version === version) return { tone: 'decided', label: this.say('reads') };
    if (reading.version)
      return { tone: 'waiting', label: this.say('readsEarlier', { number: reading.version }) };
    if (reading.newest_opens_at)
      return { tone: 'closed', label: this.say('opensOn', { day: this.day(reading.newest_opens_at) }) };
    return { tone: 'closed', label: this.say(this.context.isLead() ? 'held' : 'heldForLead') };
  });

  private say(key: string, values: Readonly<Record<string, unknown>> = {}): string {
    return this.transloco.translate(`documents.patient.${key}`, values);
  }

  private day(at: string): string {
    const format = new Intl.DateTimeFormat(localeOf(this.transloco.activeLang()), {
      day: 'numeric',
      month: 'short',
    });
    return format.format(new Date(at));
  }
}
