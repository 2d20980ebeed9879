import { clockNow } from './clock';

const clock = (kind: string, to: string | null, isOver = false) => ({
  kind,
  to,
  days: 10,
  limit_days: null,
  is_over: isOver,
});

describe('clockNow', () => {
  it('is the last that runs', () => {
    expect(clockNow([clock('a', '2026-01-01'), clock('b', null)])?.kind).toBe('b');
  });

  it('is the one past its limit before any other', () => {
    expect(clockNow([clock('a', null, true), clock('b', null)])?.kind).toBe('a');
  });

  it('is the last that ran when none runs, and none when there is none', () => {
    expect(clockNow([clock('a', '2026-01-01')])?.kind).toBe('a');
    const none: ReturnType<typeof clock>[] = [];
    expect(clockNow(none)).toBeUndefined();
  });
});
