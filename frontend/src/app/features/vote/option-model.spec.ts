import { emptyOption, emptyStep, movedStep, optionRequest } from './option-model';

const steps = ['S.OPX.TORS', 'S.ND', 'RT.POST'].map((treatment) => ({ ...emptyStep, treatment }));

describe('an option being written', () => {
  it('begins with one step to fill in', () => {
    expect(emptyOption().steps).toEqual([emptyStep]);
  });

  it('moves a step', () => {
    expect(movedStep(steps, 2, -1).map(({ treatment }) => treatment)).toEqual([
      'S.OPX.TORS',
      'RT.POST',
      'S.ND',
    ]);
    expect(movedStep(steps, 0, 1).map(({ treatment }) => treatment)).toEqual([
      'S.ND',
      'S.OPX.TORS',
      'RT.POST',
    ]);
  });

  it('sends no empty conditions', () => {
    const model = { ...emptyOption(), title: ' TORS ', conditions: [' margini negativi ', ''] };
    expect(optionRequest(model)).toMatchObject({ title: 'TORS', conditions: ['margini negativi'] });
  });
});
