import { type FieldTree, type ValidationError, submit } from '@angular/forms/signals';

import { ApiProblem, problemOf } from '../problem/api-problem';

/**
 * Sends a valid form. Refused fields get their error inline; what concerns no field of the form is returned
 * for the page to say. Answers `undefined` when all went well or the form itself is not valid yet.
 */
export async function submitTo<Model>(
  form: FieldTree<Model>,
  send: (value: Model) => Promise<unknown>,
): Promise<ApiProblem | undefined> {
  let unplaced: ApiProblem | undefined;
  await submit(form, async () => {
    try {
      await send(form().value());
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      const placed = placeErrors(form, problem);
      const whole = problem.errors['_']?.[0];
      if (whole) unplaced = new ApiProblem(problem.status, whole, problem.detail);
      else if (placed.length === 0) unplaced = problem;
      return placed;
    }
  });
  return unplaced;
}

function placeErrors<Model>(
  form: FieldTree<Model>,
  problem: ApiProblem,
): ValidationError.WithOptionalFieldTree[] {
  return Object.entries(problem.errors).flatMap(([path, codes]) => {
    const fieldTree = fieldAt(form, path);
    return fieldTree ? codes.map((code) => ({ fieldTree, kind: 'server', message: code })) : [];
  });
}

/** The server names nested fields with dots: `contact.phone`. */
function fieldAt<Model>(form: FieldTree<Model>, path: string): FieldTree<unknown> | undefined {
  let field: unknown = form;
  for (const name of path.split('.')) field = (field as Record<string, unknown> | undefined)?.[name];
  return field as FieldTree<unknown> | undefined;
}
