import { type SchemaPathTree, applyEach, maxLength, required } from '@angular/forms/signals';

import type { ConsensusEnum, Decision, DecisionRequestRequest, Option, Round } from '../../api/models';

export interface ActionModel {
  what: string;
  /** A participant, or empty. */
  owner: string;
  where: string;
  due: string;
}

export interface DecisionModel {
  option: string;
  alternatives: string[];
  conditions: string[];
  consensus: ConsensusEnum | '';
  departure_reason: string;
  quorum_reason: string;
  actions: ActionModel[];
  summary: string;
  plain_words: string;
  told_patient: string;
}

export const consensusKinds: readonly ConsensusEnum[] = ['unanimous', 'consensus', 'majority', 'lead'];
export const emptyAction: ActionModel = { what: '', owner: '', where: '', due: '' };

/** Begins from what the vote came to, and from nothing where it is tied: equals are not chosen among by a machine. */
export function modelOfRound(round: Round, options: readonly Option[]): DecisionModel {
  const leader = leaderOf(round);
  return {
    option: leader ?? '',
    alternatives: leader ? runnersUp(round, leader) : [],
    conditions: options.find(({ id }) => id === leader)?.conditions ?? [],
    consensus: leader && isUnanimous(round, leader) ? 'unanimous' : '',
    departure_reason: '',
    quorum_reason: '',
    actions: [],
    summary: '',
    plain_words: '',
    told_patient: '',
  };
}

export function modelOfDraft(draft: Decision): DecisionModel {
  return {
    option: draft.option,
    alternatives: draft.alternatives,
    conditions: draft.conditions ?? [],
    consensus: draft.consensus,
    departure_reason: draft.departure_reason ?? '',
    quorum_reason: draft.quorum_reason ?? '',
    actions: (draft.actions ?? []).map(({ what, owner, where, due }) => ({
      what,
      owner: owner ?? '',
      where: where ?? '',
      due: due ?? '',
    })),
    summary: draft.summary ?? '',
    plain_words: draft.plain_words ?? '',
    told_patient: draft.told_patient ?? '',
  };
}

export function decisionRequest(model: DecisionModel): DecisionRequestRequest {
  return {
    ...model,
    // The rules of the form let no empty one through.
    consensus: model.consensus || 'lead',
    alternatives: model.alternatives.filter((id) => id !== model.option),
    conditions: model.conditions.map((condition) => condition.trim()).filter(Boolean),
    actions: model.actions.map(({ what, owner, where, due }) => ({
      what: what.trim(),
      owner: owner || null,
      where: where.trim(),
      due: due || null,
    })),
  };
}

/** Whether choosing this option leaves what most voters chose; a tie, or no votes, leaves nothing. */
export function departs(round: Round, option: string): boolean {
  const leaders = round.result?.leaders ?? [];
  return !!option && leaders.length > 0 && !leaders.includes(option);
}

export interface Dissenter {
  readonly id: string;
  readonly name: string;
  readonly option: string;
  readonly reason: string;
}

/** Whoever named another option first, in the words of their ballot: the server lists the same in the record. */
export function dissentersFrom(round: Round, chosen: string): readonly Dissenter[] {
  if (!chosen) return [];
  return (round.ballots ?? []).flatMap(({ id, name, option, ranking, reason }) => {
    const named = option ?? ranking[0];
    return named && named !== chosen ? [{ id, name, option: named, reason: reason ?? '' }] : [];
  });
}

export function decisionRules(path: SchemaPathTree<DecisionModel>, round: () => Round): void {
  required(path.option);
  required(path.consensus);
  required(path.departure_reason, { when: ({ valueOf }) => departs(round(), valueOf(path.option)) });
  required(path.quorum_reason, { when: () => round().result?.quorum_met === false });
  applyEach(path.actions, (action) => {
    required(action.what);
    maxLength(action.what, 250);
    maxLength(action.where, 200);
  });
}

function leaderOf({ result }: Round): string | undefined {
  return result && !result.is_tie && result.leaders.length === 1 ? result.leaders[0] : undefined;
}

/** The other options that got votes, most first, as far as their order is clear. */
function runnersUp({ result }: Round, leader: string): string[] {
  const others = Object.entries(result?.counts ?? {})
    .filter(([id, votes]) => id !== leader && votes > 0)
    .sort(([, one], [, other]) => other - one);
  const firstTie = others.findIndex(([, votes], place) => votes === others[place + 1]?.[1]);
  return (firstTie < 0 ? others : others.slice(0, firstTie)).map(([id]) => id);
}

/** Everybody who could vote did, for the same option, and nobody abstained or wanted to know more first. */
function isUnanimous({ result }: Round, leader: string): boolean {
  return !!result && result.counts[leader] === result.eligible;
}
