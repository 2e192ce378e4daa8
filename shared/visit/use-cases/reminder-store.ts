import { responsibleAbove } from '../../area/store/responsible.ts';
import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import { type Day, dayOf, type Instant } from '../../base/instant.ts';
import { PREFECTURE_CALENDAR } from '../../calendar/rules/prefecture-calendar.ts';
import { lastNumber } from '../../household/store/last-id.ts';
import { holderOf } from '../../link/store/work-holders.ts';
import type { Notice } from '../../notification/rules/notice.ts';
import { noticeWrite } from '../../notification/store/inbox-store.ts';
import type { Context } from '../../table/context.ts';
import { optimistic, type Write, WriteRefused } from '../../table/table.ts';
import { type Reminders, remindersFor } from '../rules/reminders.ts';
import type { PlannedVisit } from '../rules/task.ts';
import { reminderStopKey } from '../store/keys.ts';
import { type GridBook, tasksInGrid } from '../store/task-store.ts';

/** Deaths that come in between, each of which makes a digest be written anew. */
const MOST_ATTEMPTS = 6;
/** Of the 100 writes of a transaction, what is left for the checks of one notice; each door may need two. */
const VISITS_AT_ONCE = 45;

/** That no death was recorded at these doors since they were read: else nothing is written. */
const checksFor = (visits: readonly PlannedVisit[], { reminderStops }: GridBook): Write[] => {
  const ids = new Set(visits.flatMap(({ task, household }) => [task.household, household.id]));
  return [...ids].map((number) => {
    const version = reminderStops.get(number)?.version;
    return { check: reminderStopKey(number), guard: version === undefined ? 'absent' : { version } };
  });
};

const slices = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / VISITS_AT_ONCE) }, (_, n) =>
    all.slice(n * VISITS_AT_ONCE, (n + 1) * VISITS_AT_ONCE),
  );

/** Where households are by now, however often they have moved on. */
const gridsToday = async ({ table }: Context, ids: readonly HouseholdId[]): Promise<string[]> => {
  const last = await Promise.all(ids.map((number) => lastNumber(table, number)));
  return [...new Set(last.map(gridOf))];
};

/** That somebody wants to talk stays with the helper, who has it in their list while they are away too. */
const isForHelper = ({ task }: PlannedVisit): boolean => task.reason === 'worry';

/** What is with whom of a worker's visits, or with nobody where the worker has left. */
const partsOf = async (ctx: Context, worker: string, visits: readonly PlannedVisit[], at: Instant) => {
  const to = await holderOf(ctx, worker, dayOf(at));
  if (to === undefined || to === worker) return [{ worker, doors: visits, to }];
  const [talks, others] = [visits.filter(isForHelper), visits.filter((one) => !isForHelper(one))];
  return [
    { worker, doors: talks, to: worker },
    { worker, doors: others, to },
  ];
};

/** Who is told of what today; what lies with somebody who has left is nobody's. */
const heldToday = async (ctx: Context, { pressing, ...rest }: Reminders, at: Instant) => {
  const holding = [...pressing].map(([worker, visits]) => partsOf(ctx, worker, visits, at));
  const all = (await Promise.all(holding)).flat();
  const left = all.flatMap(({ to, doors: visits }) => (to === undefined ? visits : []));
  return { ...rest, held: all, withoutWorker: [...rest.withoutWorker, ...left] };
};
type Held = Awaited<ReturnType<typeof heldToday>>;

const dueNotices = (grid: string, { held }: Held, at: Instant) =>
  held.flatMap(({ worker, doors: visits, to }) => {
    if (to === undefined) return [];
    const day = dayOf(at);
    return slices(visits).map((slice, part) => {
      const today = slice.filter(({ task }) => task.dueOn === day).length;
      const id = `visits-due#${day}#${grid}#${worker}#${part}`;
      const counts = { today, soon: slice.length - today };
      const notice = { kind: 'visits-due', to, id, at, day, grid, ...counts } as const;
      return { doors: slice, notice };
    });
  });

const lateNotices = async (ctx: Context, grid: string, { overdue, withoutWorker }: Held, at: Instant) => {
  const late = [...overdue, ...withoutWorker];
  const to = late.length === 0 ? undefined : await responsibleAbove(ctx, grid);
  if (to === undefined) return [];
  const day = dayOf(at);
  return slices(late).map((visits, part) => {
    const counts = {
      overdue: visits.filter((one) => overdue.includes(one)).length,
      withoutWorker: visits.filter((one) => withoutWorker.includes(one)).length,
    };
    const id = `visits-overdue#${day}#${grid}#${part}`;
    const notice = { kind: 'visits-overdue', to, id, at, day, grid, ...counts } as const;
    return { doors: visits, notice };
  });
};

/** Why it was not sent: a death came in between. One that stands already was written by an earlier run of this day. */
const send = async (
  { table }: Context,
  notice: Notice,
  checks: Write[],
): Promise<WriteRefused | undefined> => {
  try {
    await table.write([noticeWrite(notice), ...checks]);
    return undefined;
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    return error.index === 0 ? undefined : error;
  }
};

const remind = async (ctx: Context, grid: string, lookedOn: Day, at: Instant): Promise<readonly string[]> => {
  const day = dayOf(at);
  const book = await tasksInGrid(ctx, grid, day);
  const found = remindersFor(book.tasks, { day, lookedOn, calendar: PREFECTURE_CALENDAR });
  const today = await heldToday(ctx, found, at);
  const notices = [...dueNotices(grid, today, at), ...(await lateNotices(ctx, grid, today, at))];
  let lost: WriteRefused | undefined;
  // What can be sent is sent, whichever of them a death has stopped.
  for (const { notice, doors } of notices) lost = (await send(ctx, notice, checksFor(doors, book))) ?? lost;
  if (lost !== undefined) throw lost;
  return gridsToday(ctx, book.movedTo);
};

/** Reminds whoever has to know of the tasks of a grid, once a day; tells the grids that its households moved to. */
export const remindInGrid = (
  ctx: Context,
  grid: string,
  lookedOn: Day,
  at: Instant,
): Promise<readonly string[]> =>
  optimistic(() => remind(ctx, grid, lookedOn, at), {
    times: MOST_ATTEMPTS,
    otherwise: (cause) => {
      throw new Error('Deaths kept coming in between; the next run looks again.', { cause });
    },
  });
