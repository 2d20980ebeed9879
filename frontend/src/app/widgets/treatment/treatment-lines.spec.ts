import type { Term } from '../../api/models';
import { fitsRegimen, irradiationOf, isFor, isIrradiating, isSystemic, linesOf } from './treatment-lines';

const term = (code: string, attributes: Record<string, unknown>): Term => ({
  code,
  label: code,
  label_en: code,
  label_it: code,
  attributes,
});

const treatments = [
  term('CRT', { parent: null }),
  term('CRT.DEF', { parent: 'CRT' }),
  term('BRT', { parent: 'CRT' }),
  term('S', { parent: null }),
  term('S.ND', { parent: 'S' }),
];
const cisplatin = term('cis100', { treatments: ['CRT.DEF', 'CRT.POST'] });
const definitive = term('def70_35', {
  treatments: ['RT.DEF', 'CRT.DEF'],
  total_gy: [70, 70],
  fractions: [35, 35],
});
const range = term('elec54_33', { treatments: ['RT.DEF'], total_gy: [54, 56], fractions: [33, 35] });

describe('the lines of a treatment', () => {
  it('go up the tree', () => {
    expect([...linesOf(treatments, 'CRT.DEF')]).toEqual(['CRT.DEF', 'CRT']);
    expect([...linesOf(treatments, '')]).toEqual([]);
  });

  it('say whether drugs or radiation belong to it', () => {
    const surgery = linesOf(treatments, 'S.ND');
    const cetuximab = linesOf(treatments, 'BRT');
    expect([isSystemic(surgery, [cisplatin]), isIrradiating(surgery, [definitive])]).toEqual([false, false]);
    expect([isSystemic(cetuximab, []), isIrradiating(cetuximab, [])]).toEqual([true, true]);
  });

  it('find the schedules and regimens that fit', () => {
    const lines = linesOf(treatments, 'CRT.DEF');
    expect([fitsRegimen(cisplatin, lines), isFor(definitive, lines), isFor(range, lines)]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('a schedule', () => {
  it('fills in dose and fractions', () => {
    expect(irradiationOf(definitive)).toEqual({ dose_gy: 70, fractions: 35 });
  });

  it('leaves a range to whoever prescribes', () => {
    expect(irradiationOf(range)).toEqual({ dose_gy: null, fractions: null });
  });
});
