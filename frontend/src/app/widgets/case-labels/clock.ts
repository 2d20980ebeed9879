export interface ClockHead {
  readonly kind: string;
  readonly to: string | null;
  readonly days: number;
  readonly limit_days: number | null;
  readonly is_over: boolean;
}

/** The clock that matters now: one past its limit, else the last that runs, else the last that ran. */
export function clockNow<C extends ClockHead>(clocks: readonly C[]): C | undefined {
  const running = clocks.filter(({ to }) => to === null);
  return running.find(({ is_over }) => is_over) ?? running.at(-1) ?? clocks.at(-1);
}
