import type { Instant } from '../../base/instant.ts';
import { type TakenStep, takenSteps } from '../../case/rules/taken-step.ts';
import { toEntry } from '../../case/store/case-item.ts';
import { entryKey } from '../../case/store/keys.ts';
import type { Context } from '../../table/context.ts';
import type { Key } from '../../table/key.ts';
import { allOf } from '../../table/table.ts';
import { caseNotices } from '../rules/case-notices.ts';
import { type Notice, urgencyOf } from '../rules/notice.ts';
import { leaveNotice } from '../store/inbox-store.ts';
import { enqueuedKey, noticeKey } from '../store/keys.ts';
import { enqueueNotice } from '../store/queue-store.ts';
import { reachedBy } from './reached-by.ts';

/** The last version that a key can hold. */
const MOST_STEPS = 999_999;

const stepsOf = async (ctx: Context, caseId: string, upTo = MOST_STEPS): Promise<TakenStep[]> => {
  const { pk, sk: from } = entryKey(caseId, 1);
  const entries = await allOf(ctx.table, { pk, from, upTo: entryKey(caseId, upTo).sk });
  return takenSteps(entries.map(toEntry));
};

const noticesOf = async (ctx: Context, taken: TakenStep): Promise<Notice[]> =>
  caseNotices(taken, await reachedBy(ctx, taken));

/** Those of which an item is missing. */
const without = async (
  ctx: Context,
  notices: readonly Notice[],
  keyOf: (notice: Notice) => Key,
): Promise<Notice[]> => {
  const existing = await ctx.table.getMany(notices.map(keyOf));
  const known = new Set(existing.map(({ pk, sk }) => `${pk} ${sk}`));
  return notices.filter((one) => !known.has(`${keyOf(one).pk} ${keyOf(one).sk}`));
};

/** Tells everybody who has to know of a step of a case, once. */
export const notifyOfStep = async (ctx: Context, caseId: string, version: number): Promise<void> => {
  const taken = (await stepsOf(ctx, caseId, version)).filter(({ entry }) => entry.version === version);
  for (const step of taken) for (const notice of await noticesOf(ctx, step)) await leaveNotice(ctx, notice);
};

/** Tells what somebody should have been told of a case since a moment and was not; whether there was anything. */
export const reconcileNotices = async (ctx: Context, caseId: string, since: Instant): Promise<boolean> => {
  const steps = (await stepsOf(ctx, caseId)).filter(({ entry }) => entry.at >= since);
  const notices = (await Promise.all(steps.map((step) => noticesOf(ctx, step)))).flat();
  const unseen = await without(ctx, notices, ({ to, day, id }) => noticeKey(to, day, id));
  const unheard = await without(ctx, notices, ({ to, id }) => enqueuedKey(to, id));
  for (const notice of unseen) await leaveNotice(ctx, notice);
  for (const one of unheard)
    await enqueueNotice(ctx, one.to, { id: one.id, at: ctx.now(), ...urgencyOf(one) });
  return unseen.length + unheard.length > 0;
};
