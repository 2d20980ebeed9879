import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { provideItalian } from '../../../../testing/italian';
import { Api } from '../../../api/api';
import {
  pathologyStaging,
  stagingCompareCreate,
  stagingInputsRetrieve,
  stagingSchemaRetrieve,
} from '../../../api/functions';
import type { Derivation, StagingInputs } from '../../../api/models';
import { Toasts } from '../../../core/toasts/toasts';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { DossierEditor } from '../dossier/dossier-editor';
import { ReportStaging } from './report-staging';

const nothing = { category: null, criterion: null, missing: [], possible: [], at_least: null, reason: null };
const t3 = { ...nothing, category: 'T3', criterion: 'Tumore oltre 4 cm' } as unknown as Derivation;
const open = { missing: ['doi_mm'], possible: ['T3', 'T4a'], at_least: 'T3', reason: 'missing_input' };
const atLeastT3 = { ...nothing, ...open } as unknown as Derivation;
const said: StagingInputs = {
  schema_id: 'oral_cavity',
  editions: ['8'],
  classification: 'p',
  t: { size_cm: 5, doi_mm: 12 },
  n: null,
};

async function shown(
  more: { said?: Partial<StagingInputs>; t?: Derivation; schema?: string; may?: boolean } = {},
) {
  const answers = new Map<unknown, object>([
    [pathologyStaging, { ...said, ...more.said }],
    [
      stagingInputsRetrieve,
      {
        results: [
          { name: 'size_cm', label: 'Dimensione' },
          { name: 'doi_mm', label: 'Profondità' },
        ],
      },
    ],
    [stagingCompareCreate, { results: [{ edition: '8', derived: { T: more.t ?? t3, N: nothing } }] }],
    [stagingSchemaRetrieve, { schema_id: more.schema ?? 'oral_cavity' }],
  ]);
  const called: unknown[] = [];
  const invoke = (asked: unknown) => {
    called.push(asked);
    const answer = answers.get(asked);
    return answer ? Promise.resolve(answer) : Promise.reject(new Error('not a question'));
  };
  const detail = signal({
    diagnosis: { topography: 'C02.1', version: 1 },
    patient: { age: 60 },
    stagings: [],
  });
  const editStaging = vi.fn();
  TestBed.configureTestingModule({
    providers: [
      provideItalian(),
      { provide: Api, useValue: { invoke } },
      { provide: CaseContext, useValue: { detail, may: () => more.may ?? true } },
      { provide: Toasts, useValue: { refuse: vi.fn() } },
    ],
  });
  TestBed.overrideComponent(ReportStaging, {
    set: { providers: [{ provide: DossierEditor, useValue: { editStaging } }] },
  });
  const fixture = TestBed.createComponent(ReportStaging);
  fixture.componentRef.setInput('report', {
    id: 'report',
    version: 1,
    nodes_positive_levels: [],
  });
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  const find = (id: string) => host.querySelector<HTMLElement>(`[data-testid=${id}]`);
  const text = (id: string) => find(id)?.textContent.replaceAll(/\s+/g, ' ').trim();
  find('work-out-stage')!.click();
  await vi.waitFor(() => {
    fixture.detectChanges();
    expect(find('work-out-stage')).toHaveProperty('disabled', false);
  });
  return { fixture, find, text, called, editStaging };
}

describe('pT and pN of a report', () => {
  it('are shown with their criterion and kept nowhere', async () => {
    const { text, called, editStaging } = await shown();
    expect(text('worked-T')).toBe('pT3 Tumore oltre 4 cm');
    expect(text('worked-N')).toBe('pN Il referto non dice abbastanza.');
    expect(new Set(called)).toEqual(
      new Set([pathologyStaging, stagingInputsRetrieve, stagingCompareCreate, stagingSchemaRetrieve]),
    );
    expect(editStaging).not.toHaveBeenCalled();
  });

  it('say what they are at least, and what is missing', async () => {
    const { text } = await shown({ t: atLeastT3 });
    expect(text('worked-T')).toBe('pT Almeno pT3 (può essere T3, T4a). Manca: Profondità.');
  });

  it('go to the pathological staging as findings, with no category chosen', async () => {
    const { find, editStaging } = await shown();
    find('carry-stage')!.click();
    expect(editStaging).toHaveBeenCalledExactlyOnceWith('p', {
      ...{ edition: '8', findings: { size_cm: 5, doi_mm: 12 }, t: '', n: '', m: '', stage: '' },
    });
  });

  it('are not offered where report and diagnosis lead to different schemas', async () => {
    const { find, text } = await shown({ schema: 'oropharynx_p16_neg' });
    expect(text('worked-T')).toContain('pT3');
    expect(text('stage-obstacle')).toContain('schema di stadiazione diverso');
    expect(find('carry-stage')).toBeNull();
  });

  it('are not offered to who may not edit, nor where nothing is said', async () => {
    expect((await shown({ may: false })).find('carry-stage')).toBeNull();
    TestBed.resetTestingModule();
    const { find, text } = await shown({ said: { t: null } });
    expect(text('stage-obstacle')).toContain('non ha le misure');
    expect(find('carry-stage')).toBeNull();
  });

  it('are said to have no schema where there is none', async () => {
    const { text, find } = await shown({ said: { schema_id: null, editions: [] } });
    expect(text('stage-obstacle')).toContain('non ha uno schema');
    expect(find('worked-T')).toBeNull();
  });

  it('are forgotten when the report changes', async () => {
    const { fixture, find } = await shown();
    fixture.componentRef.setInput('report', { id: 'report', version: 2, nodes_positive_levels: [] });
    await fixture.whenStable();
    expect(find('worked-T')).toBeNull();
  });
});
