import type { RevealedBallot, Round } from '../../api/models';

export interface ResultBar {
  readonly id: string;
  readonly letter: string;
  readonly title: string;
  readonly votes: number;
  /** Of the votes that name an option, 0–100. */
  readonly percent: number;
  readonly isLeader: boolean;
}

/** Votes (or first preferences) by option, in the order of the paper. */
export function barsOf({ paper, result }: Round): readonly ResultBar[] {
  if (!result) return [];
  const total = Object.values(result.counts).reduce((sum, votes) => sum + votes, 0);
  return paper.map(({ option: id, letter, title }) => {
    const votes = result.counts[id] ?? 0;
    const percent = total ? Math.round((votes / total) * 100) : 0;
    return { id, letter, title, votes, percent, isLeader: result.leaders.includes(id) };
  });
}

export interface RevealedVoice {
  readonly ballot: RevealedBallot;
  readonly letters: string;
  /** Their (first) choice does not lead. */
  readonly isDissent: boolean;
}

/** The ballots in words: who named what leads first, dissent after, whoever named nothing last. */
export function voicesOf({ paper, ballots, result }: Round): readonly RevealedVoice[] {
  const letterOf = (id: string) => paper.find(({ option }) => option === id)?.letter ?? '–';
  const voices = (ballots ?? []).map((ballot) => {
    const named = ballot.option ? [ballot.option] : ballot.ranking;
    const [first] = named;
    return {
      ballot,
      letters: named.map(letterOf).join(' › '),
      isDissent: !!first && !!result && !result.leaders.includes(first),
    };
  });
  const rank = ({ letters, isDissent }: RevealedVoice) => (letters ? Number(isDissent) : 2);
  return voices.sort((one, other) => rank(one) - rank(other));
}

export interface StageCell {
  readonly votes: number | undefined;
  readonly fate: 'eliminated' | 'tied' | 'leads' | undefined;
}

export interface StageRow {
  readonly id: string;
  readonly letter: string;
  readonly title: string;
  readonly cells: readonly StageCell[];
}

/** The run-off as a table: an option a row, a stage a column; an option that has gone has no votes any more. */
export function stageRowsOf({ paper, result }: Round): readonly StageRow[] {
  const stages = result?.run_off ?? [];
  return paper.map(({ option: id, letter, title }) => ({
    id,
    letter,
    title,
    cells: stages.map((stage, index) => {
      const isLast = index === stages.length - 1;
      const votes = stage.counts[id];
      const leads = isLast && !result?.is_tie && result?.leaders.includes(id);
      const fate = stage.eliminated.includes(id)
        ? ('eliminated' as const)
        : stage.tied.includes(id)
          ? ('tied' as const)
          : leads
            ? ('leads' as const)
            : undefined;
      return { votes, fate };
    }),
  }));
}
