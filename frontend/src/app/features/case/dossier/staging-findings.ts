import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { StagingInput } from '../../../api/models';
import { FindingField } from './finding-field';
import type { Findings, FindingValue } from './staging-model';

const groups = ['tumour', 'invasion', 'nodes', 'metastases'] as const;

export interface Told {
  readonly name: string;
  readonly value: FindingValue | undefined;
}

/** What the rules ask, measurements first in each group; what needs an unanswered flag is not shown yet. */
@Component({
  selector: 'nocc-staging-findings',
  imports: [FindingField, TranslocoPipe],
  template: `
    @for (group of shown(); track group.name) {
      <fieldset>
        <legend>{{ 'staging.group.' + group.name | transloco }}</legend>
        @for (kind of group.kinds; track $index) {
          <div [class]="$first ? 'asked measures' : 'asked'">
            @for (one of kind; track one.name) {
              <nocc-finding-field
                [asked]="one"
                [value]="findings()[one.name]"
                (valueChange)="told.emit({ name: one.name, value: $event })"
              />
            }
          </div>
        }
      </fieldset>
    }
  `,
  styleUrl: './staging-findings.scss',
})
export class StagingFindings {
  readonly inputs = input.required<readonly StagingInput[]>();
  readonly findings = input.required<Findings>();
  readonly told = output<Told>();

  protected readonly shown = computed(() => {
    const findings = this.findings();
    // Right and left are asked instead of the side that they make.
    const asked = this.inputs().filter(
      ({ name, needs }) => name !== 'laterality' && (!needs || findings[needs] === true),
    );
    return groups
      .map((name) => {
        const own = asked.filter(({ group }) => group === name);
        const gate = own.filter((one) => this.inputs().some(({ needs }) => needs === one.name));
        const flags = own.filter((one) => one.kind === 'flag' && !gate.includes(one));
        const others = own.filter(({ kind }) => kind !== 'flag');
        return { name, kinds: [[...gate, ...others], flags].filter((kind) => kind.length) };
      })
      .filter(({ kinds }) => kinds.length);
  });
}
