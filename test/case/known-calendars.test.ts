import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs } from '../../shared/base/instant.ts';
import { Refusal } from '../../shared/base/refusal.ts';
import { SYSTEM } from '../../shared/base/role.ts';
import { COVERED_UP_TO, calendarUpTo } from '../../shared/calendar/rules/prefecture-calendar.ts';
import { openCase, reduceCase } from '../../shared/case/rules/apply-entry.ts';
import { type Case, isOpen } from '../../shared/case/rules/case.ts';
import type { Entry } from '../../shared/case/rules/entry.ts';
import { recountStep } from '../../shared/case/rules/timing/recount-step.ts';
import { aReportEntry, COLLEAGUE, HANDLER, SUPERVISOR, steps, WORKER } from '../support/cases.ts';
import { momentBetween } from '../support/clock-histories.ts';
import { BEFORE_2026, stepUnder } from '../support/known-calendars.ts';

const OTHER = '01JQ0000000000000000000002';
const { accept, assign, giveBack, start, wait, resume, answer, confirm, notSolved, close, reopen } = steps;
const moves = [
  accept,
  assign,
  giveBack,
  start,
  wait,
  resume,
  { step: 'extension-asked', count: 5, words: 'Parts are missing.', by: HANDLER },
  { step: 'extension-granted', by: COLLEAGUE },
  answer,
  confirm,
  notSolved,
  close,
  reopen,
  { step: 'merged', into: OTHER, by: SUPERVISOR },
  { step: 'unmerged', by: SUPERVISOR },
  { step: 'refused', words: 'Elsewhere.', goTo: 'There.', by: SUPERVISOR },
] as const;
const usual = [accept, assign, start, answer, confirm, close];

/** Steps with the days between them; most lead on, and those that the rules refuse are left out. */
const anyLife = fc.record({
  kind: fc.constantFrom('household-request' as const, 'entitlement' as const, 'temporary-relief' as const),
  at: momentBetween('2025-12-05T00:00:00Z', '2026-03-10T00:00:00Z'),
  taken: fc.array(
    fc.tuple(
      fc.oneof(fc.constantFrom(...usual), fc.constantFrom(...moves)),
      fc.integer({ min: 0, max: 6 * 86_400_000 }),
    ),
    { maxLength: 20 },
  ),
  arrivesAfter: fc.nat({ max: 20 }),
});

type Life = typeof anyLife extends fc.Arbitrary<infer T> ? T : never;

const orRefused = <T>(attempt: () => T): T | undefined => {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
};

/** A life in which the notice of 2026 arrives after some of the steps: every state, and the timeline that tells it. */
const live = ({ kind, at, taken, arrivesAfter }: Life) => {
  const report = aReportEntry({ kind, at, calendar: BEFORE_2026, by: WORKER });
  let it = openCase(report);
  let now = at;
  const states: Case[] = [it];
  const timeline: Entry[] = [report];
  const take = (calendar: number, part: Parameters<typeof stepUnder>[2]) => {
    const move = orRefused(() => stepUnder(calendar, it, part));
    if (move === undefined) return;
    it = move.after;
    timeline.push(move.entry);
    states.push(it);
  };
  const arrive = () => {
    const recount = recountStep(it, now);
    if (recount !== undefined) take(COVERED_UP_TO, { ...recount, by: SYSTEM, at: now });
    expect(recountStep(it, now)).toBeUndefined();
    if (isOpen(it)) expect(it.clock.provisional).toBe(false);
  };
  for (const [n, [move, later]] of taken.entries()) {
    if (n === arrivesAfter) arrive();
    now = addMs(now, later);
    take(n < arrivesAfter ? BEFORE_2026 : COVERED_UP_TO, { ...move, at: now });
  }
  return { it, states, timeline };
};

/** The clocks of a case in the order of its steps, without the states in which none runs. */
const clocksIn = (states: readonly Case[]) => states.filter(isOpen).map(({ clock }) => clock);

describe('a case that lives while the notice of a year arrives', () => {
  it('equals the fold of its timeline, on whatever calendar each step was counted', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const { it: lived, timeline } = live(life);
        expect(reduceCase(timeline)).toEqual(lived);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every date that was told: no step and no notice moves one earlier', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const clocks = clocksIn(live(life).states);
        for (const [n, clock] of clocks.entries()) {
          const told = clocks
            .slice(0, n)
            .findLast(({ startedAt, stage }) => startedAt === clock.startedAt && stage === clock.stage);
          expect(clock.promisedAt >= (told?.promisedAt ?? '')).toBe(true);
          expect(clock.dueAt >= clock.promisedAt).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps them also through a merge that is undone', () => {
    // Five working days from 24 February: 3 March, or 2 March for whoever knows of the make-up Saturday between.
    const at = '2026-02-24T01:00:00.000Z';
    const opened = openCase(aReportEntry({ kind: 'question', priority: 'P3', at, calendar: BEFORE_2026 }));
    const accepted = stepUnder(BEFORE_2026, opened, { ...accept, at }).after;
    const merged = stepUnder(BEFORE_2026, accepted, {
      step: 'merged',
      into: OTHER,
      by: SUPERVISOR,
      at,
    }).after;
    const undone = stepUnder(COVERED_UP_TO, merged, { step: 'unmerged', by: SUPERVISOR, at }).after;
    expect(accepted).toMatchObject({ clock: { dueOn: '2026-03-03' } });
    expect(undone).toMatchObject({ clock: { dueOn: '2026-03-03', provisional: false } });
  });
});

describe('a build that does not know a notice yet', () => {
  it('counts with what it knows, and calls the rest provisional', () => {
    expect(calendarUpTo(COVERED_UP_TO + 1)).toBe(calendarUpTo(COVERED_UP_TO));
    expect(calendarUpTo(COVERED_UP_TO + 1)(`${COVERED_UP_TO + 1}-03-01`)).toMatchObject({
      provisional: true,
    });
  });

  it.each([
    { known: 2025, day: '2026-01-02', works: true, provisional: true },
    { known: 2026, day: '2026-01-02', works: false, provisional: false },
    { known: 2025, day: '2025-10-08', works: false, provisional: false },
  ])('with the notice of $known, $day works: $works', ({ known, day, ...fact }) => {
    expect(calendarUpTo(known)(day)).toMatchObject(fact);
  });
});
