import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { provideItalian } from '../../../../testing/italian';
import type { PathologyVersion, ReportForm } from '../../../api/models';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { DocumentsStore } from '../documents/documents-store';
import { ReportVersions } from './report-versions';

const question = (name: string, label: string, more: object = {}) => ({
  ...{ name, label_it: label, label_en: name, datatype: 'number', group: 'tumour', unit: '' },
  ...{ choices: [], applies_when: [], required_when: [], ...more },
});
const choice = { code: 'R1', label_en: 'Involved', label_it: 'Infiltrato' };
const form: ReportForm = {
  questions: [
    question('doi_mm', 'Profondità di invasione', { unit: 'mm' }),
    question('margin_status', 'Margini', { choices: [choice], datatype: 'code' }),
    question('nodes_positive_levels', 'Livelli positivi'),
    question('ptnm', 'pTNM', { datatype: 'text' }),
  ],
  facts: {},
};
const version = (number: number, changed: string[], content: object) => ({
  ...{ number, changed, content, author: { id: 'person', name: 'Anna Verdi' } },
  created_at: '2026-03-12T08:00:00Z',
});

async function shown(versions: readonly PathologyVersion[]) {
  TestBed.configureTestingModule({
    providers: [
      provideItalian(),
      { provide: DocumentsStore, useValue: { standing: signal([{ id: 'scan', title: 'Referto firmato' }]) } },
      { provide: Vocabularies, useValue: { label: (_: string, code: string) => code } },
    ],
  });
  const fixture = TestBed.createComponent(ReportVersions);
  fixture.componentRef.setInput('versions', versions);
  fixture.componentRef.setInput('described', form);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  return (name: string) =>
    host.querySelector(`[data-testid=changed-${name}]`)?.textContent.replaceAll(/\s+/g, ' ').trim();
}

describe('the versions of a report', () => {
  it('say each changed value before and after, with its label, unit and words', async () => {
    const first = version(1, [], { doi_mm: 4.5, margin_status: null, conclusion: '' });
    const second = version(2, ['doi_mm', 'margin_status', 'conclusion'], {
      ...{ doi_mm: 11, margin_status: 'R1', conclusion: 'Carcinoma squamoso.' },
    });
    const line = await shown([second, first]);
    expect(line('doi_mm')).toBe('Profondità di invasione: 4,5 mm → poi 11 mm');
    expect(line('margin_status')).toBe('Margini: non indicato → poi Infiltrato');
    expect(line('conclusion')).toContain('non indicato → poi Carcinoma squamoso.');
  });

  it('compare with the version just before', async () => {
    const versions = [
      version(3, ['doi_mm'], { doi_mm: 12 }),
      version(2, [], { doi_mm: 11 }),
      version(1, [], { doi_mm: 4 }),
    ];
    expect((await shown(versions))('doi_mm')).toContain('11 mm → poi 12 mm');
  });

  it('name levels, documents, dates and stagings as people do', async () => {
    const levels = [
      { level: 'IIA', side: 'right', positive: 2, examined: 12 },
      { level: 'III', side: 'left', positive: 1, examined: null },
    ];
    const first = version(1, [], { nodes_positive_levels: null, report_document: 'other', ptnm: null });
    const second = version(2, ['nodes_positive_levels', 'report_document', 'ptnm', 'staging', 'taken_on'], {
      ...{ nodes_positive_levels: levels, report_document: 'scan', staging: 'uuid', taken_on: '2026-03-10' },
      ptnm: 'pT3 pN2b M0 (8)',
    });
    const line = await shown([second, first]);
    expect(line('nodes_positive_levels')).toBe(
      'Livelli positivi: non indicato → poi IIA Destra 2 / 12; III Sinistra 1',
    );
    expect(line('report_document')).toContain('documento non più nel caso → poi Referto firmato');
    expect(line('ptnm')).toBe('pTNM: non indicato → poi pT3 pN2b M0 (8)');
    expect(line('staging')).toBeUndefined();
    expect(line('taken_on')).toBe('Data del prelievo: non indicato → poi 10 mar 2026');
  });
});
