import { Component, computed, effect, inject, input, resource, untracked } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';

import { Api } from '../../../api/api';
import { stagingGroupCreate, stagingSchemaRetrieve } from '../../../api/functions';
import { Combobox } from '../../../shared/combobox/combobox';
import { Control } from '../../../shared/field/control';
import { Field } from '../../../shared/field/field';
import { DerivedCategory } from './derived-category';
import { EditionComparison } from './edition-comparison';
import { StageResult } from './stage-result';
import { StagingAssistant } from './staging-assistant';
import { StagingFindings, type Told } from './staging-findings';
import {
  type StagingModel,
  type Tumour,
  askedOf,
  isStated,
  recordedEdition,
  schemaQuestion,
  withFinding,
} from './staging-model';

type Kind = 'T' | 'N' | 'M';

/**
 * T, N and M from the categories of the schema that the tumour has; the stage follows while they are chosen. What the
 * findings make is shown beside each choice and never chosen by itself.
 */
@Component({
  selector: 'nocc-staging-fields',
  imports: [
    Combobox,
    Control,
    DerivedCategory,
    EditionComparison,
    Field,
    FormField,
    StageResult,
    StagingFindings,
    TranslocoPipe,
  ],
  providers: [StagingAssistant],
  templateUrl: './staging-fields.html',
  styleUrls: ['./fields.scss', './staging-fields.scss'],
})
export class StagingFields {
  private readonly api = inject(Api);
  readonly form = input.required<FieldTree<StagingModel>>();
  readonly tumour = input.required<Tumour>();
  /** Findings are asked at once; at intake they wait until somebody opens them. */
  readonly asksFindings = input(false);

  // By content: what is typed elsewhere in the same form is no new question.
  private readonly question = computed(() => schemaQuestion(this.tumour()), {
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  protected readonly choice = resource({
    params: () => this.question(),
    loader: ({ params }) => this.api.invoke(stagingSchemaRetrieve, params),
  });
  private readonly schema = computed(() => (this.choice.hasValue() ? this.choice.value() : undefined));
  protected readonly schemaLabel = computed(() => this.schema()?.label);
  protected readonly missing = computed(() => this.schema()?.missing ?? []);
  protected readonly warnings = computed(() => this.schema()?.warnings ?? []);
  protected readonly editions = computed(() => {
    const known = this.schema()?.editions ?? [];
    return [...(known.length ? [...known].reverse() : ['8']), recordedEdition];
  });
  protected readonly isGrouped = computed(
    () => this.schema()?.editions.includes(this.form().edition().value()) ?? false,
  );
  protected readonly fields = computed(() => [
    { kind: 'T' as const, field: this.form().t, choices: this.choicesOf('T') },
    { kind: 'N' as const, field: this.form().n, choices: this.choicesOf('N') },
    { kind: 'M' as const, field: this.form().m, choices: this.choicesOf('M') },
  ]);

  protected readonly stage = resource({
    params: () => this.stageQuestion(),
    loader: ({ params: body }) => this.api.invoke(stagingGroupCreate, { body }),
  });
  protected readonly hasPrefix = computed(() => {
    const { isAfterTreatment, isRecurrent, isMultiple } = this.form()().value();
    return isAfterTreatment || isRecurrent || isMultiple;
  });

  private readonly assistant = inject(StagingAssistant).over(
    computed(() => {
      const schemaId = this.schema()?.schema_id;
      return schemaId ? { schemaId, model: this.form()().value() } : undefined;
    }),
  );
  protected readonly inputs = computed(() =>
    this.schema()?.schema_id ? (this.assistant.inputs() ?? []) : [],
  );
  protected readonly compared = computed(() =>
    this.inputs().length ? (this.assistant.compared() ?? []) : [],
  );
  protected readonly findings = computed(() => this.form().findings().value());
  protected readonly hasFindings = computed(() => Object.keys(this.findings()).length > 0);
  /** In the edition chosen; nothing is said while nothing is told. */
  protected readonly derived = computed(() => {
    const edition = this.form().edition().value();
    return this.hasFindings() ? this.compared().find((one) => one.edition === edition)?.derived : undefined;
  });

  constructor() {
    effect(() => {
      const inputs = this.inputs();
      if (inputs.length) untracked(() => this.write(askedOf(this.findings(), inputs)));
    });
  }

  protected tell(told: Told): void {
    const { laterality: side } = this.tumour();
    this.write(withFinding(this.findings(), told, { inputs: this.inputs(), side }));
  }

  private write(findings: StagingModel['findings']): void {
    if (JSON.stringify(findings) !== JSON.stringify(this.findings())) {
      this.form().findings().value.set(findings);
    }
  }

  protected criterion(kind: Kind, code: string): string {
    return (
      this.categories().find((category) => category.kind === kind && category.code === code)?.criterion ?? ''
    );
  }

  private readonly categories = computed(() => {
    const { edition, classification } = this.form()().value();
    return (this.schema()?.categories ?? []).filter(
      (category) =>
        category.edition === edition && ['both', classification].includes(category.classification),
    );
  });

  private choicesOf(kind: Kind) {
    return this.categories()
      .filter((category) => category.kind === kind)
      .map(({ code, criterion }) => ({ value: code, label: code, detail: criterion }));
  }

  private stageQuestion() {
    const model = this.form()().value();
    const schemaId = this.schema()?.schema_id;
    if (!schemaId || !this.isGrouped() || !isStated(model) || this.hasPrefix()) return undefined;
    const { edition, classification, t, n, m } = model;
    return { schema_id: schemaId, edition, classification, t, n, m };
  }
}
