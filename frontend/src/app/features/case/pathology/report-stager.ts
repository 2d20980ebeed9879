import { Injectable, inject } from '@angular/core';

import { Api } from '../../../api/api';
import {
  pathologyStaging,
  stagingCompareCreate,
  stagingInputsRetrieve,
  stagingSchemaRetrieve,
} from '../../../api/functions';
import type { Derivation, Pathology, Staging, StagingInput, StagingInputs } from '../../../api/models';
import { type Findings, type Tumour, schemaQuestion } from '../dossier/staging-model';
import { editionFor, findingsOf, withSides } from './report-findings';

export interface Axis {
  readonly name: 'T' | 'N';
  /** None where the report says nothing of it. */
  readonly derivation: Derivation | undefined;
}

export interface Worked {
  readonly edition: string;
  readonly axes: readonly Axis[];
  readonly asked: readonly StagingInput[];
  /** By the names that the staging form asks. */
  readonly findings: Findings;
  /** Why this cannot be carried into the staging of the case. */
  readonly obstacle: 'noSchema' | 'otherSchema' | 'nothing' | undefined;
}

const without: Worked = { edition: '', axes: [], asked: [], findings: {}, obstacle: 'noSchema' };

/** What the rules make of pT and pN of a report. Nothing is kept. */
@Injectable({ providedIn: 'root' })
export class ReportStager {
  private readonly api = inject(Api);

  async work(report: Pathology, tumour: Tumour, stagings: readonly Staging[]): Promise<Worked> {
    const said = await this.api.invoke(pathologyStaging, { id: report.id });
    const edition = editionFor(said.editions, stagings);
    if (!said.schema_id || !edition) return without;
    const [asked, axes, schemaId] = await Promise.all([
      this.asked(said.schema_id),
      this.axes(said, said.schema_id, edition),
      this.schemaOf(tumour),
    ]);
    const says = said.t ?? said.n;
    const obstacle = !says ? 'nothing' : schemaId === said.schema_id ? undefined : 'otherSchema';
    const findings = withSides(findingsOf(said), report.nodes_positive_levels, tumour.laterality);
    return { edition, axes, asked, findings, obstacle };
  }

  private async asked(schema_id: string): Promise<readonly StagingInput[]> {
    return (await this.api.invoke(stagingInputsRetrieve, { schema_id, classification: 'p' })).results;
  }

  // Asked of the comparison: `staging/derive/` refuses what lacks a finding, this one says what it can become.
  private async axes(said: StagingInputs, schema_id: string, edition: string): Promise<readonly Axis[]> {
    const body = { schema_id, classification: 'p' as const, inputs: { ...findingsOf(said) } };
    const { results } = await this.api.invoke(stagingCompareCreate, { body });
    const derived = results.find((one) => one.edition === edition)?.derived;
    return [
      { name: 'T', derivation: said.t ? derived?.T : undefined },
      { name: 'N', derivation: said.n ? derived?.N : undefined },
    ];
  }

  private async schemaOf(tumour: Tumour): Promise<string | null | undefined> {
    const question = schemaQuestion(tumour);
    return question && (await this.api.invoke(stagingSchemaRetrieve, question)).schema_id;
  }
}
