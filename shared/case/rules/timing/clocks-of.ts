import type { Instant } from '../../../base/instant.ts';
import { applyEntry, openCase } from '../apply-entry.ts';
import { type Case, isOpen } from '../case.ts';
import type { Entry } from '../entry.ts';
import type { CaseClock } from './case-clock.ts';

/** A clock of a case from its start to its end; without `endedAt` it still runs. */
export interface ClockSpan {
  readonly clock: CaseClock;
  readonly endedAt?: Instant;
}

/** Every clock that a case has had, recomputed from its timeline, in the order in which they began to run. */
export const clocksOf = (timeline: readonly Entry[]): ClockSpan[] => {
  const [first, ...rest] = timeline;
  if (first?.step !== 'reported') throw new Error('A timeline begins with its report.');
  let it = openCase(first);
  let spans = after([], it, first.at);
  for (const entry of rest) {
    it = applyEntry(it, entry);
    spans = after(spans, it, entry.at);
  }
  return spans;
};

const isSame = (one: CaseClock, other: CaseClock): boolean =>
  one.stage === other.stage && one.startedAt === other.startedAt;

/** The clock of work stands still while an answer is verified, and runs on if nothing was solved. */
const after = (spans: readonly ClockSpan[], it: Case, at: Instant): ClockSpan[] => {
  const running = isOpen(it) ? it.clock : undefined;
  const closed = spans.map((span): ClockSpan => {
    if (running !== undefined && isSame(span.clock, running)) return { clock: running };
    return span.endedAt === undefined ? { ...span, endedAt: at } : span;
  });
  const isNew = running !== undefined && !spans.some(({ clock }) => isSame(clock, running));
  return isNew ? [...closed, { clock: running }] : closed;
};
