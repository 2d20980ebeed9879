import { Component, DestroyRef, ElementRef, afterNextRender, computed, inject, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Drafts } from '../../../core/drafts/drafts';
import { ProblemText } from '../../../core/errors/problem-text';
import { Shortcuts } from '../../../core/shortcuts/shortcuts';
import { submitTo } from '../../../shared/field/submit-to';
import type { ApiProblem } from '../../../shared/problem/api-problem';
import { storedSignal } from '../../../shared/stored/stored-signal';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { AssessmentFields } from '../dossier/assessment-fields';
import { DiagnosisFields } from '../dossier/diagnosis-fields';
import { PrioritiesFields } from '../dossier/priorities-fields';
import { StagingFields } from '../dossier/staging-fields';
import { type IntakeModel, type Step, ageOn, emptyIntake, intakeRules, isStep, steps } from './intake-model';
import { fieldsOf, isFilled, pointAtMistake } from './intake-progress';
import { IntakeSaver } from './intake-saver';
import { IntakeSteps, type StepState } from './intake-steps';
import { PatientStep } from './patient-step';
import { QuestionStep } from './question-step';

const codeLists = [
  ...[
    'topography',
    'morphology',
    'laterality',
    'grade',
    'p16_status',
    'hpv_status',
    'ebv_status',
    'pdl1_cps',
  ],
  ...['ecog', 'smoking_status', 'alcohol_status', 'charlson', 'ace27_conditions', 'ace27', 'mdt_facts'],
  ...['treatments', 'intent', 'patient_priorities'],
];

/** A new case, step by step; a patient and a question are enough to open it, the rest may follow. */
@Component({
  selector: 'nocc-intake-page',
  imports: [
    AssessmentFields,
    DiagnosisFields,
    IntakeSteps,
    MatButton,
    PatientStep,
    PrioritiesFields,
    ProblemText,
    QuestionStep,
    RouterLink,
    StagingFields,
    TranslocoPipe,
  ],
  providers: [IntakeSaver],
  templateUrl: './intake-page.html',
  styleUrl: './intake-page.scss',
})
export class IntakePage {
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly saver = inject(IntakeSaver);
  private readonly model = signal<IntakeModel>(structuredClone(emptyIntake));
  private readonly draft = inject(Drafts).keep('intake', this.model);
  protected readonly form = form(this.model, intakeRules);
  protected readonly wasRestored = signal(this.draft.wasRestored);
  private readonly place = storedSignal<Step>('nocc.draft.intakeStep', 'patient', isStep);
  protected readonly step = signal(this.draft.wasRestored ? this.place() : 'patient');
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly isSaving = signal(false);

  protected readonly steps = computed(() => steps.map((name) => ({ name, state: this.stateOf(name) })));
  protected readonly isLast = computed(() => this.step() === steps.at(-1));
  protected readonly tumour = computed(() => {
    const { diagnosis, identity } = this.model();
    return { ...diagnosis, age: ageOn(identity.birth_date) };
  });

  constructor() {
    // There before the first key is pressed: who types fast does not wait for a list.
    const vocabularies = inject(Vocabularies);
    for (const name of codeLists) void vocabularies.load(name);
    inject(Shortcuts).add(
      [
        { keys: 'ctrl+enter', label: 'intake.continue', run: () => this.goOn() },
        { keys: 'ctrl+s', label: 'intake.save', run: () => void this.save() },
        { keys: 'ctrl+arrowdown', label: 'intake.nextStep', run: () => this.move(1) },
        { keys: 'ctrl+arrowup', label: 'intake.previousStep', run: () => this.move(-1) },
      ],
      inject(DestroyRef),
    );
    // The keyboard is where one writes from the first moment on.
    afterNextRender(() => this.focusFirst());
  }

  protected show(step: Step): void {
    this.step.set(step);
    this.place.set(step);
    setTimeout(() => this.focusFirst());
  }

  protected goOn(): void {
    const next = steps[steps.indexOf(this.step()) + 1];
    if (!this.isValid(this.step())) pointAtMistake(fieldsOf(this.form, this.step()));
    else if (next) this.show(next);
    else void this.save();
  }

  /** To the step before or after, filled in or not. */
  protected move(by: 1 | -1): void {
    const step = steps[steps.indexOf(this.step()) + by];
    if (step) this.show(step);
  }

  protected startAgain(): void {
    this.model.set(structuredClone(emptyIntake));
    this.form().reset();
    this.wasRestored.set(false);
    this.show('patient');
  }

  protected async save(): Promise<void> {
    const wrong = steps.find((step) => !this.isValid(step));
    if (wrong) {
      this.show(wrong);
      pointAtMistake(fieldsOf(this.form, wrong));
      return;
    }
    this.isSaving.set(true);
    this.problem.set(await this.send());
    this.isSaving.set(false);
  }

  private async send(): Promise<ApiProblem | undefined> {
    if (this.model().whose === 'new') {
      const problem = await submitTo(this.form.identity, () => this.register());
      if (problem || this.model().whose === 'new') return problem;
    }
    return submitTo(this.form, async (model) => {
      const id = await this.saver.open(model, model.patient);
      this.draft.discard();
      await this.router.navigate(['/cases', id]);
    });
  }

  /** Who was registered is known from then on: trying again opens the case without a second registration. */
  private async register(): Promise<void> {
    const patient = await this.saver.register(this.model());
    this.model.update((model) => ({ ...model, whose: 'known', patient }));
  }

  /** At what is still to be said of a step; past a choice that is made already. */
  private focusFirst(): void {
    const fields = this.host.nativeElement.querySelectorAll<HTMLElement>(
      '.fields :is(input:not([type=radio]), select, textarea, button)',
    );
    fields[0]?.focus();
  }

  private isValid(step: Step): boolean {
    return fieldsOf(this.form, step).every((field) => field.valid());
  }

  private stateOf(step: Step): StepState {
    if (step === this.step()) return 'now';
    if (this.isValid(step)) return isFilled(step, this.model()) ? 'done' : 'open';
    return fieldsOf(this.form, step).some((field) => field.touched()) ? 'wrong' : 'open';
  }
}
