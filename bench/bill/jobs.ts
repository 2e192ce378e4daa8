import { Cron } from 'croner';
import { type Schedule, schedules } from '../../events/schedules.ts';
import { cronOf } from '../../events/timetable.ts';
import { finishWork } from '../../functions/sweeps/finish-work.ts';
import { reconcileInboxes } from '../../functions/sweeps/mend-inboxes.ts';
import { recount } from '../../functions/sweeps/recount.ts';
import { remindOfVisits } from '../../functions/sweeps/remind-of-visits.ts';
import { sendMessages } from '../../functions/sweeps/send-messages.ts';
import { sweepOverdue } from '../../functions/sweeps/sweep-overdue.ts';
import { applyDueLinkDates } from '../../functions/sweeps/turn-links.ts';
import { lookAfter } from '../../shared/jobs/use-cases/look-after.ts';
import { looks } from '../../shared/jobs/use-cases/looks.ts';
import type { Context } from '../../shared/table/context.ts';
import { NO_USE, plus, times, type Use } from './bill.ts';

export const jobs: Readonly<Record<string, (ctx: Context) => Promise<unknown>>> = {
  'sweep-overdue': sweepOverdue,
  'turn-links': applyDueLinkDates,
  'finish-work': finishWork,
  'remind-of-visits': remindOfVisits,
  'look-after': (ctx) => lookAfter(ctx, () => undefined, looks),
  recount,
  'mend-inboxes': reconcileInboxes,
  'send-messages': (ctx) =>
    sendMessages(
      ctx,
      async () => 'sent',
      () => undefined,
    ),
};

/** A month of 30 days. */
const MONTH = { from: '2026-11-01T00:00:00+08:00', to: '2026-12-01T00:00:00+08:00' };

/** How often a job of this timetable runs in that month. */
export const runsOf = ({ at, zone }: Pick<Schedule, 'at' | 'zone'>): number => {
  const ticks = new Cron(cronOf(at), { timezone: zone });
  const end = new Date(MONTH.to);
  let runs = 0;
  let next = ticks.nextRun(new Date(Date.parse(MONTH.from) - 1));
  while (next !== null && next < end) {
    runs += 1;
    next = ticks.nextRun(next);
  }
  return runs;
};

type Measured = (work: () => Promise<unknown>) => Promise<Use>;

/** What the recurring jobs take in a month in which they find nothing to do. */
export const jobsAtRest = async (measured: Measured, ctx: Context): Promise<Use> => {
  let use = NO_USE;
  for (const schedule of schedules) {
    const once = await measured(async () => jobs[schedule.name]?.(ctx));
    use = plus(use, times(plus(once, { ...NO_USE, scheduledCalls: 1, lambdaCalls: 1 }), runsOf(schedule)));
  }
  return use;
};
