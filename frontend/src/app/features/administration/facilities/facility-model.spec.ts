import { facilityBody, facilityModel } from './facility-model';

describe('a facility in its form', () => {
  it('sends coordinates as numbers of the API, and none where none was typed', () => {
    const model = {
      ...facilityModel(undefined),
      name: 'San Rocco',
      latitude: '40,35481 ',
      longitude: '18.17244',
    };
    expect(facilityBody(model)).toMatchObject({ latitude: '40.35481', longitude: '18.17244' });
    expect(facilityBody({ ...model, latitude: '', longitude: ' ' })).toMatchObject({
      latitude: null,
      longitude: null,
    });
  });

  it('writes provinces as the API wants them', () => {
    expect(facilityBody({ ...facilityModel(undefined), province: ' le' }).province).toBe('LE');
  });
});
