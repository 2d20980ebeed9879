import type { NodeLevel, Staging, StagingInput } from '../../../api/models';
import { editionFor, startingFrom, withSides } from './report-findings';

const staging = (more: Partial<Staging>) =>
  ({ classification: 'p', edition: '8', findings: {}, prefixes: [], ...more }) as unknown as Staging;
const asked = ['size_cm', 'doi_mm', 'node_count', 'tumour_side', 'nodes_right', 'nodes_left', 'inv_skin'].map(
  (name) => ({ name }) as StagingInput,
);

describe('the findings of a report', () => {
  it('name the sides of its positive levels, not those that were only examined', () => {
    const levels = [
      { level: 'IIA', side: 'right', positive: 2 },
      { level: 'IIA', side: 'left', positive: 0 },
    ] as NodeLevel[];
    expect(withSides({ node_count: 2, laterality: 'ipsilateral' }, levels, 'right')).toEqual({
      ...{ node_count: 2, nodes_right: true, tumour_side: 'right' },
    });
  });

  it('name the side by the tumour where no level says it', () => {
    expect(withSides({ laterality: 'contralateral' }, [], 'right')).toEqual({
      ...{ nodes_left: true, tumour_side: 'right' },
    });
    expect(withSides({ laterality: 'ipsilateral' }, [], 'left')).toEqual({
      ...{ nodes_left: true, tumour_side: 'left' },
    });
    expect(withSides({ laterality: 'bilateral' }, [], undefined)).toEqual({
      ...{ nodes_right: true, nodes_left: true },
    });
  });

  it('leave the side to be asked where neither says it', () => {
    expect(withSides({ laterality: 'ipsilateral', node_count: 1 }, [], 'midline')).toEqual({ node_count: 1 });
    expect(withSides({ node_count: 0 }, [], 'right')).toEqual({ node_count: 0 });
  });
});

describe('what the staging dialog starts from', () => {
  it('are findings that the rules ask and the report states, and no category', () => {
    const start = startingFrom({ size_cm: 3, depth_mm_gt6: true, inv_skin: false }, '8', {
      known: undefined,
      asked,
    });
    expect(start).toEqual({ edition: '8', findings: { size_cm: 3 }, t: '', n: '', m: '', stage: '' });
  });

  it('keeps what stands and what the report does not say, but not sides that it says otherwise', () => {
    const known = staging({
      findings: { size_cm: 2, inv_skin: true, nodes_left: true, tumour_side: 'left' },
    });
    const found = { size_cm: 3, nodes_right: true, tumour_side: 'right' };
    expect(startingFrom(found, '8', { known, asked })).toEqual({
      edition: '8',
      findings: { size_cm: 3, inv_skin: true, nodes_right: true, tumour_side: 'right' },
    });
  });

  it('is in the edition of the case, where the rules know it', () => {
    const clinical = staging({ classification: 'c', edition: '9' });
    expect(editionFor(['8', '9'], [clinical, staging({ edition: '8' })])).toBe('8');
    expect(editionFor(['8', '9'], [clinical])).toBe('9');
    expect(editionFor(['8'], [staging({ edition: '7' }), clinical])).toBe('8');
    expect(editionFor([], [])).toBe('');
  });
});
