import { dayIn, kindOf, nameOf, previewOf, sizeText, titleOf, withoutCode } from './file-words';

describe('files in words', () => {
  it('have a first title from their name', () => {
    expect(titleOf('Referto_istologico-2.v1.pdf')).toBe('Referto istologico 2.v1');
    expect(titleOf('TC_collo_2026-03-12.pdf')).toBe('TC collo');
    expect(titleOf('20260312.pdf')).toBe('20260312');
  });

  it('have a size as people say it', () => {
    expect([12, 1_200, 1_440_000].map((bytes) => sizeText(bytes, 'it'))).toEqual(['12 B', '1 kB', '1,4 MB']);
  });

  it('are shown in place only where that is harmless', () => {
    expect(['image/png', 'text/plain', 'application/pdf', 'text/html'].map(previewOf)).toEqual([
      'image',
      'text',
      'pdf',
      'none',
    ]);
  });

  it('are what their name says they are', () => {
    const guesses = {
      'Referto_istologico_biopsia.pdf': 'pathology_biopsy',
      'Istologico-pezzo-operatorio.pdf': 'pathology_surgery',
      'TC collo mdc 2026-03-12.pdf': 'radiology',
      'Lettera di dimissione.pdf': 'discharge',
      'Verbale GOM 3.pdf': 'mdt_note',
      'agoaspirato linfonodo.txt': 'cytology',
      'fine RT.pdf': 'rt_summary',
      'scan0001.pdf': '',
      'martedi.pdf': '',
    };
    expect(Object.keys(guesses).map(kindOf)).toEqual(Object.values(guesses));
  });

  it('are of the day in their name, when it has been', () => {
    const names = [
      'TC 2026-03-12.pdf',
      'TC_12.03.2026.pdf',
      '20260312.pdf',
      '2026-13-40.pdf',
      '2031-01-01.pdf',
      '123456789012.pdf',
    ];
    expect(names.map((name) => dayIn(name, '2026-11-24'))).toEqual([
      '2026-03-12',
      '2026-03-12',
      '2026-03-12',
      '',
      '',
      '',
    ]);
  });

  it('are of a kind that is said without its code', () => {
    expect(withoutCode('Referto radiologico (LOINC 18748-4)')).toBe('Referto radiologico');
    expect(withoutCode('Referto endoscopico (panendoscopia, FEES)')).toBe(
      'Referto endoscopico (panendoscopia, FEES)',
    );
  });

  it('have a name of their own when they are saved', () => {
    expect(nameOf('Referto: TC / collo', 'application/pdf')).toBe('Referto TC collo.pdf');
  });
});
