import { previewOf, sizeText, titleOf } from './file-words';

describe('files in words', () => {
  it('have a first title from their name', () => {
    expect(titleOf('Referto_istologico-2.v1.pdf')).toBe('Referto istologico 2.v1');
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
});
