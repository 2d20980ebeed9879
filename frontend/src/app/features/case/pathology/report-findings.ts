import type { NodeLevel, Staging, StagingInput, StagingInputs } from '../../../api/models';
import { type Findings, type StagingModel, askedOf } from '../dossier/staging-model';

const sides = ['right', 'left'] as const;
const sideNames = ['laterality', 'tumour_side', 'nodes_right', 'nodes_left', 'nodes_midline'];
const tumourSides = [...sides, 'midline', 'bilateral'];

/** What the report says of both axes together, as the rules ask it. */
export function findingsOf({ t, n }: Pick<StagingInputs, 't' | 'n'>): Findings {
  return { ...t, ...n };
}

/** The form asks for right and left, from which the rules find the side: told by levels, or else by the tumour's side. */
export function withSides(
  { laterality, ...findings }: Findings,
  levels: readonly NodeLevel[],
  tumourSide: string | undefined,
): Findings {
  const positive = levels.filter((row) => row.positive > 0).map(({ side }) => side);
  const told = positive.length ? positive : sidesBy(laterality, tumourSide);
  const nodes = Object.fromEntries(told.map((side) => [`nodes_${side}`, true]));
  const ofTumour = told.length && tumourSide && tumourSides.includes(tumourSide);
  return { ...findings, ...nodes, ...(ofTumour ? { tumour_side: tumourSide } : {}) };
}

function sidesBy(
  laterality: Findings[string] | undefined,
  tumourSide: string | undefined,
): readonly string[] {
  if (laterality === 'bilateral') return sides;
  const own = sides.find((side) => side === tumourSide);
  if (!own || !laterality) return [];
  return sides.filter((side) => (side === own) === (laterality === 'ipsilateral'));
}

/** In which the case is staged already, where the rules know it. */
export function editionFor(editions: readonly string[], stagings: readonly Staging[]): string {
  const of = (wanted: string) => stagings.find(({ classification }) => classification === wanted)?.edition;
  return [of('p'), of('c'), '8'].find((one) => !!one && editions.includes(one)) ?? editions[0] ?? '';
}

/** What the staging dialog starts from: the report's findings over those known, and no category that it did not have. */
export function startingFrom(
  findings: Findings,
  edition: string,
  { known, asked }: { known: Staging | undefined; asked: readonly StagingInput[] },
): Partial<StagingModel> {
  const saysSides = sideNames.some((name) => name in findings);
  const kept = Object.entries((known?.findings ?? {}) as Findings).filter(
    ([name]) => !saysSides || !sideNames.includes(name),
  );
  const told = Object.entries({ ...Object.fromEntries(kept), ...findings });
  const isOther = known?.edition !== edition;
  return {
    edition,
    // A flag that is down may only be unsaid: the rules take both alike, and a record is not to state it.
    findings: askedOf(Object.fromEntries(told.filter(([, value]) => value !== false)), asked),
    // Categories of another edition are not those of this one.
    ...(isOther ? { t: '', n: '', m: '', stage: '' } : {}),
  };
}
