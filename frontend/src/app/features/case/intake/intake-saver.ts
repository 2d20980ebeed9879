import { Injectable, inject } from '@angular/core';

import { Api } from '../../../api/api';
import { casesCreate, patientsCreate, patientsPrioritiesUpdate } from '../../../api/functions';
import type { Registered } from '../../../api/models';
import { Confirm } from '../../../shared/confirm/confirm';
import { ApiProblem, problemOf } from '../../../shared/problem/api-problem';
import { type IntakeModel, caseRequest, registration } from './intake-model';

/** Sends what was written at intake: the patient first, then the case, then what matters to the patient. */
@Injectable()
export class IntakeSaver {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);

  /** The id of the patient; somebody who seems to be known already is asked about. */
  async register(model: IntakeModel): Promise<string> {
    try {
      const registered = await this.api.invoke(patientsCreate, { body: registration(model) });
      return (await this.duplicateOf(registered)) ?? registered.id;
    } catch (error) {
      throw withCodeErrors(problemOf(error));
    }
  }

  async open(model: IntakeModel, patient: string): Promise<string> {
    const { id } = await this.api.invoke(casesCreate, { body: caseRequest(model, patient) });
    const { ranking, note } = model.priorities;
    if (ranking.length) {
      await this.api.invoke(patientsPrioritiesUpdate, { patient_id: patient, body: { ranking, note } });
    }
    return id;
  }

  private async duplicateOf({ possible_duplicates: [known] }: Registered): Promise<string | undefined> {
    if (!known) return undefined;
    const isSame = await this.confirm.ask({
      title: 'intake.duplicate.title',
      text: 'intake.duplicate.text',
      action: 'intake.duplicate.action',
      params: { name: `${known.family_name} ${known.given_name}`, birthDate: known.birth_date },
    });
    return isSame ? known.id : undefined;
  }
}

/** The server speaks of identifiers; the form has one field for the only one it asks. */
function withCodeErrors(problem: ApiProblem): ApiProblem {
  const { status, code, detail, errors } = problem;
  const nameOf = (path: string) => (/^(identifiers|value)/.test(path) ? 'fiscal_code' : path);
  const renamed = Object.entries(errors).map(([path, codes]) => [nameOf(path), codes] as const);
  return new ApiProblem(status, code, detail, Object.fromEntries(renamed));
}
