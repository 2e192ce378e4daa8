import { describe, expect, it } from 'vitest';
import { PREFECTURE_CALENDAR } from '../../shared/calendar/rules/prefecture-calendar.ts';
import { reduceCase } from '../../shared/case/rules/apply-entry.ts';
import { isOpen } from '../../shared/case/rules/case.ts';
import { clockColour, dueOnClock } from '../../shared/case/rules/timing/case-clock.ts';
import { explainClock } from '../../shared/deadline/rules/explain.ts';
import { explainInWords } from '../../shared/deadline/rules/explain-in-words.ts';
import { afterSteps, aReportEntry, hoursLater, MONDAY, steps } from '../support/cases.ts';
import { shanghai } from '../support/clocks.ts';
import { people, prefecture } from '../support/oversight.ts';
import { READERS } from '../support/readers.ts';

const { accept, assign, start, answer, notSolved } = steps;

/** A request of Monday 9 March, seven days: due on the 16th. */
const sentBack = (answeredAt: string, notSolvedAt: string, opening = aReportEntry()) =>
  afterSteps(
    [accept, assign, start, { ...answer, at: answeredAt }, { ...notSolved, at: notSolvedAt }],
    opening,
  );

const clockAfter = (answeredAt: string, notSolvedAt: string, opening = aReportEntry()) => {
  const { it } = sentBack(shanghai(answeredAt), shanghai(notSolvedAt), opening);
  if (!isOpen(it)) throw new Error('The case has ended.');
  return it.clock;
};

describe('the time in which an answer is verified is not the handler’s', () => {
  it.each([
    ['2026-03-13 10:00', '2026-03-18 10:00', '2026-03-23', 'three days early: 18 to 21, and on to Monday'],
    ['2026-03-10 10:00', '2026-03-10 15:00', '2026-03-16', 'verified at once: nothing changes'],
    ['2026-03-16 10:00', '2026-03-19 10:00', '2026-03-19', 'on the last day: the rest of a day'],
    ['2026-03-16 20:00', '2026-03-19 10:00', '2026-03-19', 'on the last evening too'],
    ['2026-03-16 10:00', '2026-03-16 19:00', '2026-03-17', 'found in the evening: the day after it'],
  ])('answered %s, not solved %s: due on %s, %s', (answeredAt, notSolvedAt, dueOn) => {
    const clock = clockAfter(answeredAt, notSolvedAt);
    expect(clock).toMatchObject({ stage: 'resolve', dueOn });
    expect(clockColour(clock, shanghai(notSolvedAt))).not.toBe('red');
    expect(dueOnClock(clock, shanghai(notSolvedAt))).not.toBe('mark-overdue');
  });

  it('gives exactly the hours back that were left of a limit in hours', () => {
    const urgent = aReportEntry({ priority: 'P1' });
    expect(clockAfter('2026-03-09 19:00', '2026-03-12 08:00', urgent).dueAt).toBe(
      shanghai('2026-03-12 22:00'),
    );
  });

  it('never makes an answer timely that was late, and charges no climb for the verification', () => {
    const clock = clockAfter('2026-03-17 10:00', '2026-03-25 10:00');
    expect(clock.dueOn).toBe('2026-03-16');
    expect(clockColour(clock, shanghai('2026-03-25 10:00'))).toBe('red');
    const late = { ...clock, taken: [...clock.taken, 'mark-overdue' as const] };
    expect(dueOnClock(late, shanghai('2026-03-26 23:59'))).toEqual([]);
    expect(dueOnClock(late, shanghai('2026-03-27 00:00'))).toEqual(['climb-1']);
  });

  it('leaves two kinds of pause apart, and says both', () => {
    const clock = clockAfter('2026-03-13 10:00', '2026-03-18 10:00');
    const { days, pauses } = explainClock(clock, { law: 'house-rule' }, PREFECTURE_CALENDAR);
    expect(days.filter(({ why }) => why === 'verifying').map(({ on }) => on)).toEqual([
      '2026-03-13',
      '2026-03-14',
      '2026-03-15',
      '2026-03-16',
      '2026-03-17',
    ]);
    expect(pauses).toEqual([
      { from: shanghai('2026-03-13 10:00'), to: shanghai('2026-03-18 10:00'), cut: false, why: 'verifying' },
    ]);
    const explained = explainClock(clock, { law: 'house-rule' }, PREFECTURE_CALENDAR);
    expect(explainInWords(explained, READERS.en).summary).toContain(
      'From 2026-03-13 10:00 to 2026-03-18 10:00 an answer was verified that solved nothing; this time is not counted.',
    );
  });

  it('holds for every answer that solved nothing, also when the case goes up', () => {
    const at = (day: number, hour = 10) => shanghai(`2026-03-${day} ${hour}:00`);
    const { it: up, timeline } = afterSteps([
      ...[accept, assign, start, { ...answer, at: at(13) }, { ...notSolved, at: at(18) }],
      ...[
        { ...start, at: at(18, 11) },
        { ...answer, at: at(19) },
        { ...notSolved, at: at(27) },
      ],
    ]);
    expect(up).toMatchObject({ status: 'accepted', rung: 'township', clock: { dueOn: '2026-03-30' } });
    expect(reduceCase(timeline)).toEqual(up);
  });

  it('was theirs under the first version, and stays so for what began then', () => {
    const old = aReportEntry({ rules: 'v1' });
    expect(clockAfter('2026-03-13 10:00', '2026-03-18 10:00', old).dueOn).toBe('2026-03-16');
  });
});

it('what was answered early is neither red nor with the county after the next sweep', async () => {
  const test = await prefecture();
  test.moveTo(MONDAY);
  await test.open();
  await test.toHandling();
  await test.sweepAt(shanghai('2026-03-13 09:30'));
  await test.step(people.handler, 'answer', { result: 'solved', words: 'Filled and drained.' });
  test.moveTo(shanghai('2026-03-18 10:00'));
  expect((await test.step(people.worker, 'verify', { reached: 'not-solved' })).status).toBe(200);
  await test.sweepAt(hoursLater(1, shanghai('2026-03-18 10:00')));
  expect(test.stored()).toMatchObject({ status: 'reopened', rung: 'village' });
  expect(test.stored()).not.toHaveProperty('overdueAt');
});
