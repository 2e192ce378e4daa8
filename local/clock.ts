import type { Instant } from '../shared/base/instant.ts';

export interface LocalClock {
  now(): Instant;
  /** Goes on ticking from `at`; `null` goes back to the real time. */
  moveTo(at: Instant | null): void;
}

/** The host's clock. Moving it lets a demo see a deadline pass; tokens and schedules stay with the real time. */
export const localClock = (): LocalClock => {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs).toISOString(),
    moveTo(at) {
      aheadMs = at === null ? 0 : Date.parse(at) - Date.now();
    },
  };
};
