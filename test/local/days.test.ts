import { Cron } from 'croner';
import { describe, expect, it } from 'vitest';
import { schedules } from '../../events/schedules.ts';
import { cronOf } from '../../events/timetable.ts';
import { ticksOf } from '../../local/days/ticks.ts';
import { startOf } from '../../shared/base/instant.ts';

/** What a scheduler of others makes of the same timetables. */
const byCroner = (day: string, next: string) =>
  schedules
    .flatMap(({ name, at, zone }) => {
      const cron = new Cron(cronOf(at), { timezone: zone, paused: true });
      const before = new Date(Date.parse(startOf(day)) - 1);
      const runs = cron.nextRuns(1_000, before).map((run) => run.toISOString());
      return runs.filter((run) => run < startOf(next)).map((run) => `${run} ${name}`);
    })
    .toSorted();

describe('the runs of a day', () => {
  it.each([
    ['2026-02-28', '2026-03-01'],
    ['2026-10-01', '2026-10-02'],
  ])('on %s are those of the schedules, no more and no fewer', (day, next) => {
    const ticks = ticksOf(schedules, day).map(({ at, name }) => `${at} ${name}`);
    expect(ticks.toSorted()).toEqual(byCroner(day, next));
  });

  it('come in their order, and in the same minute in the order of the list', () => {
    const ticks = ticksOf(schedules, '2026-10-01');
    expect(ticks.map(({ at }) => at)).toEqual(ticks.map(({ at }) => at).toSorted());
    expect(ticks.filter(({ at }) => at === startOf('2026-10-01')).map(({ name }) => name)).toEqual([
      'sweep-overdue',
      'finish-work',
      'send-messages',
    ]);
  });

  it('leave out a job on days of the week that it does not name', () => {
    const weekly = [{ name: 'weekly', at: { minute: [0], hour: [8], weekDay: ['FRI'] } }] as const;
    expect(ticksOf(weekly, '2026-10-01')).toEqual([]);
    expect(ticksOf(weekly, '2026-10-02')).toEqual([{ name: 'weekly', at: '2026-10-02T00:00:00.000Z' }]);
  });
});
