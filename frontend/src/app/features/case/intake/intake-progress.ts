import type { FieldState, FieldTree } from '@angular/forms/signals';

import { type IntakeModel, type Step, emptyIntake, isBegun } from './intake-model';

/** The parts of the form that a step asks for. */
export function fieldsOf(form: FieldTree<IntakeModel>, step: Step): readonly FieldState<unknown>[] {
  const fields: Record<Step, readonly FieldState<unknown>[]> = {
    patient: [form.whose(), form.patient(), form.identity(), form.phone()],
    question: [form.group(), form.question()],
    diagnosis: [form.diagnosis()],
    staging: [form.staging()],
    assessment: [form.assessment()],
    priorities: [form.priorities()],
  };
  return fields[step];
}

/** Whether a step holds anything: most may be left for later. */
export function isFilled(step: Step, model: IntakeModel): boolean {
  const filled: Record<Step, boolean> = {
    patient: true,
    question: !!model.question.question,
    diagnosis: !!model.diagnosis.topography,
    staging: !!model.staging.t,
    assessment: isBegun(model.assessment, emptyIntake.assessment),
    priorities: model.priorities.ranking.length > 0,
  };
  return filled[step];
}

/** Shows what is wrong in these fields and puts the keyboard at the first of it. */
export function pointAtMistake(fields: readonly FieldState<unknown>[]): void {
  for (const field of fields) field.markAsTouched();
  const mistake = fields.flatMap((field) => field.errorSummary())[0];
  setTimeout(() => mistake?.fieldTree().focusBoundControl());
}
