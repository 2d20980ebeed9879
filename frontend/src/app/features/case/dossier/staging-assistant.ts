import { Injectable, type Signal, computed, inject, resource } from '@angular/core';

import { Api } from '../../../api/api';
import { stagingCompareCreate, stagingInputsRetrieve } from '../../../api/functions';
import { lastValue } from '../../../shared/resource/last-value';
import { type StagingModel, wellFormed } from './staging-model';

export interface Asked {
  readonly schemaId: string;
  readonly model: StagingModel;
}

const pauseMs = 150;

/** Asks what the rules need and, while it is typed, what they make of it in every edition. */
@Injectable()
export class StagingAssistant {
  private readonly api = inject(Api);

  over(asked: Signal<Asked | undefined>) {
    const form = computed(
      () => {
        const { schemaId, model } = asked() ?? {};
        return schemaId && model && { schema_id: schemaId, classification: model.classification };
      },
      { equal: sameContent },
    );
    const question = computed(
      () => {
        const now = form();
        const { findings, ...model } = asked()?.model ?? {};
        return now && { ...now, inputs: { ...findings }, ...wellFormed(model) };
      },
      { equal: sameContent },
    );
    const inputs = resource({
      params: () => form() || undefined,
      loader: async ({ params }) => (await this.api.invoke(stagingInputsRetrieve, params)).results,
    });
    const compared = resource({
      params: () => question() || undefined,
      loader: async ({ params: body, abortSignal }) => {
        await new Promise((done) => setTimeout(done, pauseMs));
        abortSignal.throwIfAborted();
        return (await this.api.invoke(stagingCompareCreate, { body })).results;
      },
    });
    return { inputs: lastValue(inputs), compared: lastValue(compared) };
  }
}

function sameContent(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
