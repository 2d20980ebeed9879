import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import type { NodeLevel, PathologyVersion, ReportForm } from '../../../api/models';
import { parseMoment } from '../../../shared/moment/time-words';
import { DocumentsStore } from '../documents/documents-store';
import { levelsField, stagingField } from './report-model';
import { ReportWords } from './report-words';

export interface VersionChange {
  readonly name: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

type Content = PathologyVersion['content'];

const ownLabels: Readonly<Record<string, string>> = {
  taken_on: 'synoptic.takenOn',
  reported_on: 'synoptic.reportedOn',
  laboratory: 'synoptic.laboratory',
  accession: 'synoptic.accession',
  conclusion: 'synoptic.conclusion',
  report_document: 'synoptic.document',
};

/** What changed from one version of a report to the next, in the words in which the report is read. */
@Injectable()
export class VersionChanges {
  private readonly transloco = inject(TranslocoService);
  private readonly documents = inject(DocumentsStore);
  private readonly words = inject(ReportWords);

  /** Empty for the first version, and where the one before is not known. */
  of(
    version: PathologyVersion,
    versions: readonly PathologyVersion[],
    form: ReportForm,
  ): readonly VersionChange[] {
    const before = versions.find(({ number }) => number === version.number - 1);
    if (!before) return [];
    // The staging is named by its TNM, which is among the fields already.
    const names = new Set(version.changed.map((name) => (name === 'staging' ? stagingField : name)));
    return [...names].map((name) => ({
      name,
      label: this.label(name, form),
      before: this.value(name, before.content, form),
      after: this.value(name, version.content, form),
    }));
  }

  private label(name: string, form: ReportForm): string {
    const own = ownLabels[name];
    if (own) return this.transloco.translate(own);
    const field = form.questions.find((known) => known.name === name);
    return field ? this.words.label(field) : name;
  }

  private value(name: string, content: Content, form: ReportForm): string {
    const stated: unknown = content[name];
    if (stated === null || stated === undefined || stated === '') {
      return this.transloco.translate('synoptic.notStated');
    }
    if (name === levelsField) return this.levels(stated as NodeLevel[]);
    if (name === 'report_document') return this.document(stated as string);
    if (name === 'taken_on' || name === 'reported_on') return this.day(stated as string);
    const field = form.questions.find((known) => known.name === name);
    if (!field) return stated as string;
    return `${this.words.value(field, stated)} ${this.words.unit(field)}`.trim();
  }

  private levels(rows: readonly NodeLevel[]): string {
    const worded = rows.map(({ level, side, positive, examined }) => {
      const count = examined === null || examined === undefined ? positive : `${positive} / ${examined}`;
      return `${level} ${this.transloco.translate(`synoptic.levels.${side}`)} ${count}`;
    });
    return worded.join('; ') || this.transloco.translate('synoptic.notStated');
  }

  private document(id: string): string {
    const known = this.documents.standing().find((document) => document.id === id);
    return known?.title ?? this.transloco.translate('synoptic.documentGone');
  }

  private day(date: string): string {
    const { at } = parseMoment(date);
    return new Intl.DateTimeFormat(this.transloco.activeLang(), { dateStyle: 'medium' }).format(at);
  }
}
