import { parseArgs } from 'node:util';
import { schedules } from '../events/schedules.ts';
import { Day } from '../shared/base/instant.ts';
import { daysFrom } from '../shared/calendar/rules/work-calendar.ts';
import { dayInWords, runDay } from './days/run-day.ts';
import { ticksOf } from './days/ticks.ts';
import { isUp, moveClock } from './demo/api.ts';

const USAGE = `npm run days -- --from 2026-09-30 --to 2026-10-08

Runs every job of these days on the host that "npm start" runs, in the order of its schedules, on a clock that is set to
each minute in turn. Afterwards the clock goes on from the end of the last day.`;

/** Longer asks for patience: a day is some 700 runs. */
const MOST_DAYS = 100;

class Misused extends Error {}

const asked = (): Day[] => {
  const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });
  const [from, to] = [Day.safeParse(values.from), Day.safeParse(values.to ?? values.from)];
  if (!from.success || !to.success) throw new Misused(`Name two days.\n\n${USAGE}`);
  if (to.data < from.data) throw new Misused(`${to.data} is before ${from.data}.\n\n${USAGE}`);
  const days = daysFrom(from.data, to.data);
  if (days.length > MOST_DAYS)
    throw new Misused(`Those are ${days.length} days; at most ${MOST_DAYS} at once.`);
  return days;
};

const main = async (): Promise<void> => {
  const days = asked();
  if (!(await isUp()))
    throw new Error('Nothing answers at GET /health. Run "npm start" in another terminal first.');
  for (const day of days) console.log(dayInWords(day, await runDay(ticksOf(schedules, day))));
  await moveClock(`${days.at(-1)}T23:59:00+08:00`);
  console.log(
    `The clock stands at the end of ${days.at(-1)} and goes on. POST /local/clock {"now": null} gives the host its own time back.`,
  );
};

const isMisuse = (error: unknown): boolean =>
  error instanceof Misused ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = isMisuse(error) ? 2 : 1;
});
