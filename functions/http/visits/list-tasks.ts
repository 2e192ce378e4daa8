import * as z from 'zod/mini';
import { logReading } from '../../../shared/access/store/access-log.ts';
import { GridCode } from '../../../shared/base/area-code.ts';
import { dayOf, Instant } from '../../../shared/base/instant.ts';
import { SuppressedCount, suppressed, suppressedInFives } from '../../../shared/base/small-number.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { pageOfPlaces } from '../../../shared/table/place-cursor.ts';
import { countsOf, isAsked, TaskFilter } from '../../../shared/visit/rules/task-filter.ts';
import { byUrgency, Trip, tripsOf } from '../../../shared/visit/rules/trip.ts';
import { listMyTasks, listTasksIn, mayOpen } from '../../../shared/visit/store/task-lists.ts';

const Count = z.int();

export default endpoint({
  method: 'GET',
  path: '/tasks',
  action: 'task.list',
  summary:
    'Open visits by household, the most urgent first: mine and those of whom I stand in for, or those of a grid. Who does not answer for the grid finds there the own ones, and those of others as a number.',
  query: z.strictObject({ grid: z.optional(GridCode), ...TaskFilter.shape, ...pageQuery }),
  answers: z.object({
    ...pageOf(Trip).shape,
    /** Of all tasks that are shown to the reader, whatever the filter leaves. */
    counts: z.object({ open: Count, due: Count, overdue: Count }),
    /** Of a grid: how many want to talk to somebody, never where. */
    worries: z.optional(SuppressedCount),
    /** Of a grid: how many visits are with others, down to fives, never at which door. */
    withOthers: z.optional(SuppressedCount),
    asOf: Instant,
  }),

  async run({ query, who, authorizer }, ctx) {
    const { grid, limit, cursor, ...filter } = query;
    const today = dayOf(ctx.now());
    const { tasks, hidden } =
      grid === undefined
        ? { tasks: (await listMyTasks(ctx, who.id, today)).filter(mayOpen(authorizer)), hidden: undefined }
        : await listTasksIn(ctx, grid, today, authorizer);
    const trips = tripsOf(
      tasks.filter((one) => isAsked(one, filter, today)),
      today,
    );
    const asked = { by: who.id, grid, ...filter };
    const page = pageOfPlaces(byUrgency(trips), asked, { limit, cursor });
    const items = page.items.map(({ trip }) => trip);
    await logReading(
      ctx,
      authorizer,
      items.map(({ household }) => household),
    );
    return {
      items,
      next: page.next,
      counts: countsOf(tasks, today),
      ...(hidden && { worries: suppressed(hidden.worries), withOthers: suppressedInFives(hidden.others) }),
      asOf: ctx.now(),
    };
  },
});
