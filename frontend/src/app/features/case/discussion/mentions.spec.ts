import { fragments, mentionBegun, mentioned, withMention } from './mentions';

const people = [
  { user: 'a', name: 'Anna Greco' },
  { user: 'b', name: 'Bruno D’Amico' },
];

describe('mentions', () => {
  it('begin with an at sign at the start of a word', () => {
    expect(mentionBegun('Senti @An', 9)).toBe('An');
    expect(mentionBegun('@', 1)).toBe('');
    expect(mentionBegun('posta@an', 8)).toBeUndefined();
    expect(mentionBegun('niente', 6)).toBeUndefined();
  });

  it('are completed where the caret stands', () => {
    expect(withMention('Senti @An domani', 9, 'Anna Greco')).toEqual({
      text: 'Senti @Anna Greco  domani',
      caret: 18,
    });
  });

  it('reach those whose whole name is written', () => {
    expect(mentioned('@Anna Greco e @Bruno', people)).toEqual(['a']);
  });

  it('stand out in the text', () => {
    expect(fragments('Ciao @Bruno D’Amico!', ['Bruno D’Amico'])).toEqual([
      { text: 'Ciao ', isMention: false },
      { text: '@Bruno D’Amico', isMention: true },
      { text: '!', isMention: false },
    ]);
    expect(fragments('Ciao', [])).toEqual([{ text: 'Ciao', isMention: false }]);
  });
});
