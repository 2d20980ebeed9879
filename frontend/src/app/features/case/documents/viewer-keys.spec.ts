import { viewerKey } from './viewer-keys';

const pressed = (key: string, held: KeyboardEventInit = {}) =>
  viewerKey(new KeyboardEvent('keydown', { key, ...held }));

describe('keys over a document', () => {
  it('zoom, turn, leaf and find', () => {
    expect(['+', '-', '0', 'r', 'n', 'p', '/'].map((key) => pressed(key))).toEqual([
      'larger',
      'smaller',
      'fit',
      'rotate',
      'next',
      'previous',
      'find',
    ]);
  });

  it('leave the browser its own', () => {
    expect([pressed('r', { ctrlKey: true }), pressed('ArrowLeft', { altKey: true }), pressed('Tab')]).toEqual(
      [undefined, undefined, undefined],
    );
  });

  it('find in the document instead of in the page', () => {
    expect(pressed('f', { ctrlKey: true })).toBe('find');
  });
});
