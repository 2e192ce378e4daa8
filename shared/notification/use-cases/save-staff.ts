import {
  FOR_GOOD,
  isShutOut,
  readControlRecord,
  revocationWrite,
} from '../../access/store/control-record.ts';
import { dayOf, type Instant } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { type Write, writeOrConflict } from '../../table/table.ts';
import { isAccountGone } from '../../worker/rules/account-gone.ts';
import { outdatesTokens } from '../../worker/rules/change-worker.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import { workerCheck, workerWrite } from '../../worker/store/worker-store.ts';
import { channelEndings } from './end-channels.ts';

/** From when on their tokens count; nothing if those that they have still do. */
const revokedBefore = async (ctx: Context, before: Worker, after: Worker): Promise<Instant | undefined> => {
  const isOut = isShutOut(await readControlRecord(ctx, 0), after.id);
  if (!after.active) return isOut || isAccountGone(after, dayOf(ctx.now())) ? undefined : FOR_GOOD;
  return isOut || !before.active || outdatesTokens(before, after) ? ctx.now() : undefined;
};

/**
 * A worker with what follows for their tokens and for the messages to them: all or nothing, so that nobody is out of
 * service and let in, and a change that is refused takes nothing away. What was right before is not written again.
 * Answers whether anything was.
 */
export const saveStaff = async (
  ctx: Context,
  { before, after }: { readonly before: Worker; readonly after: Worker },
  receipt: readonly Write[],
): Promise<boolean> => {
  const revoked = await revokedBefore(ctx, before, after);
  const revocations = revoked === undefined ? [] : [await revocationWrite(ctx, after.id, revoked)];
  const writes = [...revocations, ...(await channelEndings(ctx, before, after)), ...receipt];
  const worker = before === after ? workerCheck(before) : workerWrite(before, after);
  if (before === after && writes.length === 0) return false;
  await writeOrConflict(ctx.table, [worker, ...writes]);
  return true;
};
