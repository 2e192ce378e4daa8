import { type Approval, isLive } from '../../approval/rules/approval.ts';
import { endsSoon } from '../../approval/rules/ends-soon.ts';
import { notifiedOfEnd, toApproval } from '../../approval/store/approval-store.ts';
import { endingApprovalsShard } from '../../approval/store/keys.ts';
import { responsibleNear } from '../../area/store/responsible.ts';
import { gridOf } from '../../base/area-code.ts';
import { type Day, dayOf } from '../../base/instant.ts';
import { PREFECTURE_CALENDAR } from '../../calendar/rules/prefecture-calendar.ts';
import { nextWorkingDay } from '../../calendar/rules/work-calendar.ts';
import type { Notice } from '../../notification/rules/notice.ts';
import { noticeWrite } from '../../notification/store/inbox-store.ts';
import { householdsOf } from '../../programme/rules/subject.ts';
import { dueShards } from '../../table/clock-index.ts';
import type { Context } from '../../table/context.ts';
import { CLOCK_SHARDS } from '../../table/key.ts';
import { dueOf, type Look } from '../../table/look.ts';
import { type Item, writeOrConflict } from '../../table/table.ts';
import { findWorker } from '../../worker/store/worker-store.ts';

const nextDay = (day: Day): Day => nextWorkingDay(PREFECTURE_CALENDAR, day);

/** Whoever gave it, and whoever answers for the village or township of the reader: each once, and never the reader. */
const receiversOf = async (ctx: Context, { givenBy, reader }: Approval): Promise<string[]> => {
  const worker = await findWorker(ctx, reader);
  const above = worker && (await responsibleNear(ctx, worker.area, reader));
  return [...new Set([givenBy, ...(above === undefined ? [] : [above])])];
};

const noticesOf = async (ctx: Context, it: Approval): Promise<Notice[]> => {
  const receivers = await receiversOf(ctx, it);
  const at = ctx.now();
  return householdsOf(it.subject).flatMap((household) =>
    receivers.map(
      (to): Notice => ({
        kind: 'approval',
        about: 'ending',
        id: `approval#${household}#${it.id}#ending`,
        at,
        day: dayOf(at),
        to,
        grid: gridOf(household),
        household,
      }),
    ),
  );
};

/** One that is over meanwhile leaves the list in silence: that it ends was to be told before. */
const processDue = async (item: Item, ctx: Context): Promise<boolean> => {
  const it = toApproval(item);
  const today = dayOf(ctx.now());
  if (!endsSoon(it, today, nextDay)) return false;
  const notices = isLive(it, today) ? await noticesOf(ctx, it) : [];
  await writeOrConflict(ctx.table, [notifiedOfEnd(it), ...notices.map(noticeWrite)]);
  return true;
};

/** Tells once, ten working days before, that an approval of reading a minor's record comes to its end. */
export const approvalLook: Look = {
  atOnce: CLOCK_SHARDS,
  due: async (ctx) =>
    dueShards(ctx.table, ctx.now(), endingApprovalsShard).map((shard) =>
      dueOf(shard, (item) => ({
        // Neither the record of a minor nor its reader is named in a log.
        id: String(item['id']),
        key: `${item.pk} ${item.sk}`,
        process: () => processDue(item, ctx),
      })),
    ),
};
