import { describe, expect, it } from 'vitest';

import type { ReportForm } from '../../../api/models';
import { asNumber, bodyOf, emptyModel, factsOf, holds } from './report-model';

const question = (name: string, datatype: string) => ({
  ...{ name, datatype, group: 'nodes', label_en: name, label_it: name, unit: '' },
  ...{ choices: [], applies_when: [], required_when: [] },
});
const form: ReportForm = {
  questions: [
    question('specimen_type', 'choice'),
    question('nodes_positive', 'integer'),
    question('ene_mm', 'number'),
    question('contralateral_positive', 'boolean'),
  ],
  facts: { site_group: 'oral_cavity', morphology: '8070/3' },
};
const resection = { fact: 'specimen_type', any_of: ['resection'], above: null };
const positive = { fact: 'nodes_positive', any_of: [], above: 0 };

describe('the conditions of a report', () => {
  it('hold when every test of one alternative does', () => {
    expect(holds([[resection, positive]], { specimen_type: 'resection', nodes_positive: 1 })).toBe(true);
    expect(holds([[resection, positive]], { specimen_type: 'resection', nodes_positive: 0 })).toBe(false);
    expect(holds([[resection], [positive]], { nodes_positive: 2 })).toBe(true);
  });

  it('hold always without a test, never without an alternative, and not of the unknown', () => {
    expect(holds([[]], {})).toBe(true);
    expect(holds([], { specimen_type: 'resection' })).toBe(false);
    expect(holds([[positive]], {})).toBe(false);
    expect(holds([[positive]], { nodes_positive: 'many' })).toBe(false);
  });
});

describe('what is written of a report', () => {
  it('reads numbers with comma or point and leaves the rest for the server to refuse', () => {
    expect([asNumber('2,4'), asNumber(' 2.4 '), asNumber(''), asNumber('many')]).toEqual([
      2.4,
      2.4,
      null,
      'many',
    ]);
  });

  it('counts as facts beside those of the case', () => {
    const facts = factsOf(form, { ...emptyModel(form), specimen_type: 'resection', nodes_positive: '2' });
    expect(facts).toMatchObject({ nodes_positive: 2, site_group: 'oral_cavity', morphology: '8070/3' });
  });

  it('is sent typed, and empty where nothing is said', () => {
    const model = {
      ...emptyModel(form),
      specimen_type: 'resection',
      ene_mm: '1,5',
      contralateral_positive: 'false',
    };
    const body = bodyOf(form, model, []);
    expect(body).toMatchObject({ ene_mm: 1.5, contralateral_positive: false, nodes_positive: null });
    expect(body).toMatchObject({ staging: null, reported_on: null, nodes_positive_levels: [] });
  });
});
