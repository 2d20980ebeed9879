const baseMs = 500;
const ceilingMs = 20_000;

/** Doubling waits with jitter, so that a server coming back is not met by everybody at once. */
export function backoffMs(attempt: number, random = Math.random()): number {
  const wait = Math.min(ceilingMs, baseMs * 2 ** attempt);
  return Math.round(wait * (0.5 + random / 2));
}
