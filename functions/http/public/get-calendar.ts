import * as z from 'zod/mini';
import { dayOf } from '../../../shared/base/instant.ts';
import { notFound } from '../../../shared/base/refusal.ts';
import { openEndpoint } from '../../../shared/http/open-endpoint.ts';
import { visitCalendar } from './visit-calendar.ts';

export default openEndpoint({
  method: 'GET',
  path: '/me/calendar.ics/{token}',
  summary:
    "A worker's visits by day for a calendar program, which cannot sign in: numbers only, no name and no address.",
  contentType: 'text/calendar',
  params: z.strictObject({ token: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)) }),

  async run({ token }, { calendars, workers, taskLists, now }) {
    const feed = await calendars.find(token);
    // The bulletin forgets a withdrawal after a day, and this token lives for years: so whoever left is looked up.
    const left = feed !== undefined && (await workers.find(feed.worker))?.active === false;
    if (feed === undefined || left) throw notFound('number');
    return visitCalendar(await taskLists.mine(feed.worker, dayOf(now())), feed.issuedAt, now());
  },
});
