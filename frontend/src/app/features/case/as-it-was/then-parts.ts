import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import type {
  ActionThen,
  DecisionThen,
  DocumentThen,
  DossierThen,
  InvestigationThen,
  ObservationThen,
  OptionThen,
  OutcomeThen,
  ParticipantThen,
  PathologyThen,
  RoundThen,
  StagingThen,
  StudyThen,
  TreatmentThen,
  VisitThen,
} from '../../../api/models';
import { localeOf, parseMoment } from '../../../shared/moment/time-words';
import { tnmText } from '../../../widgets/case-labels/tnm';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { rangeText, unitText } from '../laboratory/test-series';

/** One item as it was, in a line: what it is, what it said, and its longer words. */
export interface ThenLine {
  readonly id: string;
  readonly title: string;
  readonly details: readonly string[];
  readonly words: readonly string[];
}

export interface ThenPart {
  readonly section: keyof DossierThen;
  /** Translation key. */
  readonly heading: string;
  readonly lines: readonly ThenLine[];
}

type Said = string | number | null | undefined | false;

const outcomeLists: Readonly<Record<string, string>> = {
  response: 'recist',
  recurrence: 'disease_status',
  toxicity: 'toxicities',
  vital_status: 'vital_status',
};

/** Puts the lists of a dossier into words. Read it where signals may be read: labels may still be on their way. */
@Injectable()
export class ThenParts {
  private readonly transloco = inject(TranslocoService);
  private readonly vocabularies = inject(Vocabularies);

  of(dossier: DossierThen): readonly ThenPart[] {
    this.transloco.activeLang();
    const letters = new Map(dossier.options.map(({ id, letter }) => [id, letter]));
    return [
      part('stagings', 'case.staging.title', dossier.stagings, (row) => this.staging(row)),
      part('observations', 'case.sections.laboratory', dossier.observations, (row) => this.observation(row)),
      part('pathology', 'asItWas.pathology', dossier.pathology, (row) => this.pathology(row)),
      part('studies', 'case.sections.imaging', dossier.studies, (row) => this.study(row)),
      part('documents', 'case.sections.documents', dossier.documents, (row) => this.document(row)),
      part('options', 'asItWas.options', dossier.options, (row) => this.option(row)),
      part('investigations', 'vote.investigations.title', dossier.investigations, (row) => this.asked(row)),
      part('rounds', 'asItWas.votes', dossier.rounds, (row) => this.round(row, letters)),
      part('decisions', 'case.sections.decision', dossier.decisions, (row) => this.decision(row, letters)),
      part('actions', 'care.actions.title', dossier.actions, (row) => this.action(row)),
      part('treatments', 'care.treatment.title', dossier.treatments, (row) => this.treatment(row)),
      part('outcomes', 'care.outcome.title', dossier.outcomes, (row) => this.outcome(row)),
      part('visits', 'care.visit.title', dossier.visits, (row) => this.visit(row)),
      part('participants', 'case.sections.participants', dossier.participants, (row) =>
        this.participant(row),
      ),
    ];
  }

  private staging(row: StagingThen): ThenLine {
    const stage = row.stage && this.text('worklist.stage', { stage: row.stage });
    const edition = this.text(`case.staging.editions.${row.edition}`);
    return line(row.id, tnmText(row), [stage, edition, this.day(row.recorded_at)]);
  }

  private observation(row: ObservationThen): ThenLine {
    const range = rangeText(row.reference_low, row.reference_high, this.language);
    const flag = row.flag === 'low' || row.flag === 'high' ? this.text(`case.labs.flags.${row.flag}`) : '';
    return line(row.id, this.term('labs', row.test), [
      `${this.number(row.value)} ${unitText(row.unit)}`,
      range && `(${range})`,
      flag,
      this.day(row.taken_at),
    ]);
  }

  private pathology(row: PathologyThen): ThenLine {
    const histology = row.histology_icdo3 && this.term('morphology', row.histology_icdo3);
    return line(
      row.id,
      histology || this.text('asItWas.report'),
      [row.grade, row.ptnm, this.day(row.reported_on ?? row.taken_on), this.version(row.version)],
      [row.conclusion],
    );
  }

  private study(row: StudyThen): ThenLine {
    const details = [row.description, this.day(row.performed_on)];
    return line(row.id, this.term('imaging_modality', row.modality), details, [row.report]);
  }

  private document(row: DocumentThen): ThenLine {
    const kind = this.term('report_type', row.kind);
    return line(row.id, row.title, [kind, this.day(row.dated ?? row.created_at), this.version(row.version)]);
  }

  private option(row: OptionThen): ThenLine {
    const steps = row.steps.map(({ treatment }) => this.term('treatments', treatment)).join(' → ');
    const withdrawn = row.withdrawn_at && this.text('asItWas.withdrawn');
    const details = [this.term('intent', row.intent), row.evidence_level, withdrawn];
    return line(row.id, `${row.letter} · ${row.title}`, details, [steps, row.rationale]);
  }

  private asked(row: InvestigationThen): ThenLine {
    const status = this.text(`vote.investigations.statuses.${row.status}`);
    return line(row.id, row.what ?? '', [status, row.owner_name], [row.why, row.answer]);
  }

  private round(row: RoundThen, letters: ReadonlyMap<string, string>): ThenLine {
    const turnout = this.text('vote.result.turnout', {
      cast: row.voted.length,
      eligible: row.eligible.length,
    });
    const ballots = (row.ballots ?? []).map(({ name, kind, option, ranking, reason }) => {
      const chosen = [option, ...ranking].map((id) => (id ? letters.get(id) : undefined)).filter(Boolean);
      const said = this.text(`vote.result.kinds.${kind}`, { letters: chosen.join(', ') });
      return `${name}: ${said}${reason ? `. ${reason}` : ''}`;
    });
    const sealed = row.ballots === null && row.voted.length > 0 && this.text('asItWas.sealed');
    const title = this.text('vote.round.number', { number: row.number });
    return line(row.id, title, [this.text(`vote.round.statuses.${row.status}`), turnout, sealed], ballots);
  }

  private decision(row: DecisionThen, letters: ReadonlyMap<string, string>): ThenLine {
    const signed = row.signed_by && this.text('decision.signedBy', { name: row.signed_by.name });
    const consensus = this.text(`decision.consensusKinds.${row.consensus}`);
    const title = this.text('asItWas.optionChosen', { letter: letters.get(row.option) ?? '' });
    const details = [signed || this.text('decision.draft'), this.moment(row.signed_at), consensus];
    const superseded = row.superseded_by && this.text('decision.superseded');
    return line(row.id, title, [...details, superseded], [...(row.conditions ?? []), row.summary]);
  }

  private action(row: ActionThen): ThenLine {
    const due = row.due && `${this.text('care.actions.by')} ${this.day(row.due)}`;
    const status = this.text(`care.actions.statuses.${row.status}`);
    return line(row.id, row.what ?? '', [status, row.owner?.name, due], [row.note]);
  }

  private treatment(row: TreatmentThen): ThenLine {
    const dose = row.dose_gy !== null && `${this.number(row.dose_gy)} Gy`;
    const days = [row.started_on, row.ended_on].map((day) => this.day(day)).filter(Boolean);
    return line(row.id, this.term('treatments', row.code), [dose, days.join(' – ')], [row.note]);
  }

  private outcome(row: OutcomeThen): ThenLine {
    const said = this.term(outcomeLists[row.kind] ?? '', row.code);
    const grade = row.grade !== null && this.text('care.outcome.gradeIs', { grade: row.grade });
    return line(
      row.id,
      this.text(`care.outcome.kinds.${row.kind}`),
      [said, grade, this.day(row.observed_on)],
      [row.note],
    );
  }

  private visit(row: VisitThen): ThenLine {
    const status = this.text(`care.visit.statuses.${row.status}`);
    const details = [status, this.moment(row.scheduled_at), row.facility?.name];
    return line(row.id, this.text(`care.visit.kinds.${row.kind}`), details, [row.findings]);
  }

  private participant(row: ParticipantThen): ThenLine {
    const role = this.text(`case.roles.${row.role}`);
    return line(row.id, row.name, [
      role,
      row.specialty && this.term('specialties', row.specialty),
      row.facility,
    ]);
  }

  private get language(): string {
    return this.transloco.activeLang();
  }

  private text(key: string, values?: Record<string, Said>): string {
    return this.transloco.translate(key, values);
  }

  private term(list: string, code: string): string {
    return list ? this.vocabularies.label(list, code) : code;
  }

  private version(number: number): string {
    return number > 1 ? this.text('case.documents.version', { number }) : '';
  }

  private number(value: number): string {
    return new Intl.NumberFormat(this.language, { maximumFractionDigits: 4 }).format(value);
  }

  private day(at: string | null): string {
    return at ? this.formatted(at, { dateStyle: 'medium' }) : '';
  }

  private moment(at: string | null): string {
    return at ? this.formatted(at, { dateStyle: 'medium', timeStyle: 'short' }) : '';
  }

  private formatted(at: string, style: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(localeOf(this.language), style).format(parseMoment(at).at);
  }
}

function part<Row>(
  section: keyof DossierThen,
  heading: string,
  rows: readonly Row[],
  lineOf: (row: Row) => ThenLine,
): ThenPart {
  return { section, heading, lines: rows.map(lineOf) };
}

function line(id: string, title: string, details: readonly Said[], words: readonly Said[] = []): ThenLine {
  const said = (parts: readonly Said[]) => parts.filter(Boolean).map(String);
  return { id, title, details: said(details), words: said(words) };
}
