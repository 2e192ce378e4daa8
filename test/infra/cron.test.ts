import { Cron } from 'croner';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schedules } from '../../events/schedules.ts';
import { cronOf, every, hours, type Timetable } from '../../events/timetable.ts';
import { awsCron } from '../../infra/cron.ts';

const WORKING_DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI'] as const;

describe('a timetable', () => {
  it.each<{ runs: string; at: Timetable; five: string; six: string }>([
    {
      runs: 'every quarter of an hour',
      at: { minute: every(15) },
      five: '0,15,30,45 * * * *',
      six: 'cron(0,15,30,45 * * * ? *)',
    },
    {
      runs: 'at one minute past two every night',
      at: { minute: [1], hour: [2] },
      five: '1 2 * * *',
      six: 'cron(1 2 * * ? *)',
    },
    {
      runs: 'on working days at nine',
      at: { minute: [0], hour: [9], weekDay: WORKING_DAYS },
      five: '0 9 * * MON,TUE,WED,THU,FRI',
      six: 'cron(0 9 ? * MON,TUE,WED,THU,FRI *)',
    },
    {
      runs: 'on Sunday, whatever its number is',
      at: { minute: [0], hour: [9], weekDay: ['SUN'] },
      five: '0 9 * * SUN',
      six: 'cron(0 9 ? * SUN *)',
    },
    {
      runs: 'in each hour of a morning',
      at: { minute: [5], hour: hours(9, 12) },
      five: '5 9,10,11,12 * * *',
      six: 'cron(5 9,10,11,12 * * ? *)',
    },
  ])('runs $runs, here and on AWS', ({ at, five, six }) => {
    expect(cronOf(at)).toBe(five);
    expect(awsCron(at)).toBe(six);
  });

  it.each([
    { minutes: 20, spelled: [0, 20, 40] },
    { minutes: 25, spelled: [0, 25, 50] },
    { minutes: 60, spelled: [0] },
  ])('has $minutes minutes between two runs of an hour', ({ minutes, spelled }) => {
    expect(every(minutes)).toEqual(spelled);
  });

  it('asks AWS about the day of the month or about the weekday, never about both', () => {
    const weekDay = fc.option(fc.subarray([...WORKING_DAYS], { minLength: 1 }), { nil: [] });
    fc.assert(
      fc.property(fc.nat(59), fc.nat(23), weekDay, (minute, hour, days) => {
        const at = { minute: [minute], hour: [hour], ...(days.length === 0 ? {} : { weekDay: days }) };
        const fields = awsCron(at).slice('cron('.length, -1).split(' ');
        expect(fields).toHaveLength(6);
        expect([fields[2], fields[4]].filter((field) => field === '?')).toHaveLength(1);
      }),
    );
  });

  it.each([
    { name: 'sweep-overdue', fromMidnight: ['00:00', '00:15', '00:30'] },
    { name: 'turn-links', fromMidnight: ['00:05', '01:05', '02:05'] },
    { name: 'finish-work', fromMidnight: ['00:00', '00:05', '00:10'] },
    { name: 'remind-of-visits', fromMidnight: ['09:05', '10:05', '11:05'] },
    { name: 'look-after', fromMidnight: ['06:00', '06:00', '06:00'] },
    { name: 'recount', fromMidnight: ['03:20', '03:20', '03:20'] },
    { name: 'send-messages', fromMidnight: ['00:00', '00:05', '00:10'] },
    { name: 'mend-inboxes', fromMidnight: ['03:40', '03:40', '03:40'] },
  ])('rings $name when it should, by the clocks of the prefecture', ({ name, fromMidnight }) => {
    const { at, zone } = schedules.find((schedule) => schedule.name === name) ?? expect.unreachable();
    const runs = new Cron(cronOf(at), { timezone: zone }).nextRuns(3, '2026-03-08T23:59:59');
    const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Asia/Shanghai' });
    expect(runs.map((run) => clock.format(run))).toEqual(fromMidnight);
  });
});
