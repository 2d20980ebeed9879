import type { StagingInput } from '../../../api/models';
import { type Findings, askedOf, numberTyped, withFinding } from './staging-model';

const asked = (name: string, more: Partial<StagingInput> = {}): StagingInput => ({
  name,
  kind: 'flag',
  unit: '',
  maximum: null,
  choices: [],
  group: 'nodes',
  needs: name === 'nodes_assessed' ? '' : 'nodes_assessed',
  label: name,
  label_en: name,
  label_it: name,
  hint: '',
  targets: ['N'],
  editions: ['8'],
  ...more,
});
const inputs = [
  asked('nodes_assessed'),
  asked('node_count', { kind: 'count' }),
  asked('tumour_side', { kind: 'choice', choices: [{ code: 'left', label: 'sinistra' }] }),
  asked('nodes_left'),
];

describe('findings of a staging', () => {
  const told = (findings: Findings, name: string, value?: boolean | number | string, side = 'left') =>
    withFinding(findings, { name, value }, { inputs, side });

  it('reads a number with a comma or a point', () => {
    const whole = { isWhole: false, maximum: 100 };
    expect(['3,2', '3.2', '4'].map((text) => numberTyped(text, whole))).toEqual([3.2, 3.2, 4]);
    expect(['', '-1', 'tre', '3,2,1', '101', '1e9'].map((text) => numberTyped(text, whole))).toEqual(
      Array(6).fill(undefined),
    );
    expect(numberTyped('1,5', { isWhole: true, maximum: 20 })).toBeUndefined();
  });

  it('brings the side of the tumour with the first node on a side, and keeps another that was chosen', () => {
    expect(told({}, 'nodes_left', true)).toEqual({ nodes_left: true, tumour_side: 'left' });
    expect(told({ tumour_side: 'midline' }, 'nodes_left', true)['tumour_side']).toBe('midline');
    expect(told({}, 'nodes_left', true, 'unknown')).toEqual({ nodes_left: true });
  });

  it('forgets what is no longer known, and with the neck what was told of its nodes', () => {
    expect(told({ size_cm: 3 }, 'size_cm')).toEqual({});
    expect(told({ size_cm: 3, nodes_assessed: true, node_count: 2 }, 'nodes_assessed')).toEqual({
      size_cm: 3,
    });
  });

  it('keeps only what these rules ask', () => {
    expect(askedOf({ node_count: 2, subsites: 3 }, inputs)).toEqual({ node_count: 2 });
  });
});
