import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs } from '../../shared/base/instant.ts';
import type { Clock } from '../../shared/deadline/rules/clock.ts';
import { dueAction, nextMoment } from '../../shared/deadline/rules/due-action.ts';
import { DEFAULT_ESCALATIONS } from '../../shared/deadline/rules/escalation-policy.ts';
import type { EscalationStep } from '../../shared/deadline/rules/escalation-step.ts';
import { anyHistory, DAY_MS, lastOf, play } from '../support/clock-histories.ts';
import { CALENDAR as calendar } from '../support/clocks.ts';

describe('a ladder', () => {
  it('is climbed in the same steps however seldom the sweep looks, and never twice', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: DAY_MS, max: 20 * DAY_MS }), (it, everyMs) => {
        const clock = lastOf(play(it, calendar));
        const taken = sweep(clock, everyMs);
        expect(taken).toEqual([...new Set(taken)]);
        expect(taken.filter((step) => !step.startsWith('remind'))).toEqual([
          'mark-overdue',
          'climb-1',
          'climb-2',
          'climb-3',
        ]);
      }),
      { numRuns: 50 },
    );
  });

  it('asks to be looked at when there is something to do, and not before', () => {
    fc.assert(
      fc.property(
        anyHistory,
        fc.subarray<EscalationStep>(['remind-owner', 'remind-head', 'mark-overdue']),
        (it, taken) => {
          const on = {
            clock: lastOf(play(it, calendar)),
            policy: DEFAULT_ESCALATIONS.ladders.resolve,
            taken,
          };
          const at = nextMoment(on, calendar);
          fc.pre(at !== undefined);
          expect(dueAction(on, at, calendar)).not.toBe('wait');
          expect(dueAction(on, addMs(at, -1), calendar)).toBe('wait');
        },
      ),
    );
  });
});

function sweep(clock: Clock, everyMs: number): EscalationStep[] {
  const taken: EscalationStep[] = [];
  const end = addMs(clock.dueAt, 200 * DAY_MS);
  for (let now = clock.startedAt; now < end; now = addMs(now, everyMs)) {
    const step = dueAction({ clock, policy: DEFAULT_ESCALATIONS.ladders.resolve, taken }, now, calendar);
    if (step !== 'wait') taken.push(step);
  }
  return taken;
}
