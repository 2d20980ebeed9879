import type { Option, OptionStep, PaperLine } from '../../api/models';

/** A way to treat, from the table of options or from a ballot paper. Null is what observers may not read (yet). */
export interface Plan {
  /** The option's identifier. */
  readonly id: string;
  readonly letter: string;
  readonly title: string | null;
  readonly intent: string;
  readonly steps: readonly OptionStep[];
  readonly rationale: string | null;
  readonly evidence_level: string;
  readonly evidence_reference: string | null;
  readonly conditions: readonly string[] | null;
  readonly proposer?: string;
}

export function planOfOption(option: Option): Plan {
  return { ...option, proposer: option.proposed_by?.name };
}

export function planOfPaper(line: PaperLine): Plan {
  return { ...line, id: line.option };
}
