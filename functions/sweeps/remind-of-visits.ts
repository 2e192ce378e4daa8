import { gridsIn } from '../../shared/area/store/grids-in.ts';
import { dayOf } from '../../shared/base/instant.ts';
import { PREFECTURE_CALENDAR } from '../../shared/calendar/rules/prefecture-calendar.ts';
import { nextOfficeMoment } from '../../shared/deadline/rules/count-days.ts';
import type { Certificate } from '../../shared/jobs/rules/certificate.ts';
import { sweepPartitions } from '../../shared/jobs/use-cases/run-sweep.ts';
import { lambdaContext } from '../../shared/runtime/lambda-context.ts';
import { dueShards } from '../../shared/table/clock-index.ts';
import type { Context } from '../../shared/table/context.ts';
import { type Item, writeOrConflict } from '../../shared/table/table.ts';
import { type Agenda, afterLook } from '../../shared/visit/rules/agenda.ts';
import { agendaShard } from '../../shared/visit/store/keys.ts';
import { agendaItem, toAgenda } from '../../shared/visit/store/visit-item.ts';
import { remindInGrid } from '../../shared/visit/use-cases/reminder-store.ts';

/** Reminds in every grid of the agenda, and in those that its households have moved to, each once in a run. */
const lookInto = async (agenda: Agenda, seen: Set<string>, ctx: Context) => {
  const lookedOn = dayOf(agenda.lookAt ?? ctx.now());
  const waiting = await gridsIn(ctx.table, agenda.area);
  for (let grid = waiting.pop(); grid !== undefined; grid = waiting.pop()) {
    if (seen.has(`${grid}#${lookedOn}`)) continue;
    seen.add(`${grid}#${lookedOn}`);
    waiting.push(...(await remindInGrid(ctx, grid, lookedOn, ctx.now())));
  }
};

const processDue = async (item: Item, seen: Set<string>, ctx: Context): Promise<boolean> => {
  const { table, now } = ctx;
  const agenda = toAgenda(item);
  await lookInto(agenda, seen, ctx);
  const put = agendaItem(afterLook(agenda, now(), PREFECTURE_CALENDAR));
  // Somebody has given the visits more time meanwhile: that agenda stands, and has a look of its own.
  await writeOrConflict(table, [{ put, guard: { version: agenda.version } }]);
  return true;
};

/**
 * Reminds workers of visits before their window closes, and the one responsible above after it, in office hours only.
 * Safe to run twice or to miss: notices are written once a day, and an agenda keeps its moment until it was looked into.
 */
export const remindOfVisits = async (ctx: Context): Promise<Certificate> => {
  const at = ctx.now();
  const isOpen = nextOfficeMoment(at, PREFECTURE_CALENDAR) === at;
  const seen = new Set<string>();
  return sweepPartitions(
    {
      job: 'remind-of-visits',
      partitions: isOpen ? dueShards(ctx.table, at, agendaShard) : [],
      atOnce: 1,
      // Not its door, which beside a death has no place in a log.
      idOf: ({ pk }) => pk,
      keyOf: ({ pk, sk }) => `${pk} ${sk}`,
      process: (item) => processDue(item, seen, ctx),
    },
    ctx,
  );
};

export const handler = () => remindOfVisits(lambdaContext());
