import * as z from 'zod/mini';
import { allReaders } from '../../../shared/base/catalogue/names.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { notFound } from '../../../shared/base/refusal.ts';
import { openEndpoint } from '../../../shared/http/open-endpoint.ts';
import { findCalendar } from '../../../shared/visit/store/calendar-store.ts';
import { listMyTasks } from '../../../shared/visit/store/task-lists.ts';
import { findWorker } from '../../../shared/worker/store/worker-store.ts';
import { saidBy, visitCalendar } from './visit-calendar.ts';

export default openEndpoint({
  method: 'GET',
  path: '/me/calendar.ics/{token}',
  summary:
    "A worker's visits by day for a calendar program, which cannot sign in: numbers only, no name and no address.",
  group: 'calendar',
  contentType: 'text/calendar',
  says: saidBy,
  params: z.strictObject({ token: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)) }),

  async run({ token }, ctx) {
    const feed = await findCalendar(ctx, token);
    // The control record forgets a withdrawal after a day, and this token lives for years: so whoever left is looked up.
    const left = feed !== undefined && (await findWorker(ctx, feed.worker))?.active === false;
    if (feed === undefined || left) throw notFound('slip-number');
    const [tasks, readers] = await Promise.all([
      listMyTasks(ctx, feed.worker, dayOf(ctx.now())),
      allReaders(ctx.words),
    ]);
    return visitCalendar(tasks, { feed: feed.issuedAt, now: ctx.now(), readers });
  },
});
