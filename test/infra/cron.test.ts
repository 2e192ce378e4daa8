import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schedules } from '../../events/schedules.ts';
import { awsCron } from '../../infra/cron.ts';

describe('cron of five fields as EventBridge Scheduler wants it', () => {
  it.each([
    ['every quarter of an hour', '*/15 * * * *', 'cron(0,15,30,45 * * * ? *)'],
    ['every minute', '* * * * *', 'cron(* * * * ? *)'],
    ['at one minute past two every night', '1 2 * * *', 'cron(1 2 * * ? *)'],
    ['on working days at nine', '0 9 * * 1-5', 'cron(0 9 ? * 2,3,4,5,6 *)'],
    ['on Sunday written as 0', '0 9 * * 0', 'cron(0 9 ? * 1 *)'],
    ['on Sunday written as 7', '0 9 * * 7', 'cron(0 9 ? * 1 *)'],
    ['on Saturday and Sunday', '0 9 * * 6,7', 'cron(0 9 ? * 1,7 *)'],
    ['from Friday to Sunday', '0 9 * * 5-7', 'cron(0 9 ? * 1,6,7 *)'],
    ['on the first of a month', '30 4 1 * *', 'cron(30 4 1 * ? *)'],
    ['every quarter of a year', '0 3 1 */3 *', 'cron(0 3 1 1,4,7,10 ? *)'],
    ['a range with a step', '0 8-18/2 * * *', 'cron(0 8,10,12,14,16,18 * * ? *)'],
    ['a step from a start', '5/20 * * * *', 'cron(5,25,45 * * * ? *)'],
  ])('runs %s', (_, five, six) => {
    expect(awsCron(five)).toBe(six);
  });

  it.each([
    ['a day of the month together with a weekday', '0 0 1 * 1'],
    ['four fields', '0 0 * *'],
    ['six fields', '0 0 * * * *'],
    ['minute 60', '60 * * * *'],
    ['weekday 8', '0 0 * * 8'],
    ['a range that runs backwards', '0 18-8 * * *'],
    ['a step of nothing', '*/0 * * * *'],
    ['words', 'noon * * * *'],
  ])('refuses %s', (_, cron) => {
    expect(() => awsCron(cron)).toThrow(RangeError);
  });

  it('never names a day or a weekday that AWS does not know', () => {
    const day = fc.oneof(fc.constant('*'), fc.integer({ min: 0, max: 7 }).map(String));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 23 }),
        day,
        (minute, hour, weekday) => {
          const fields = awsCron(`${minute} ${hour} * * ${weekday}`).slice(5, -1).split(' ');
          expect(fields).toHaveLength(6);
          expect([fields[2], fields[4]].filter((one) => one === '?')).toHaveLength(1);
          expect(['*', '?', '1', '2', '3', '4', '5', '6', '7']).toContain(fields[4]);
        },
      ),
    );
  });

  it.each(schedules)('can say when $name runs', ({ cron }) => {
    expect(awsCron(cron)).toMatch(/^cron\(.+\)$/);
  });
});
