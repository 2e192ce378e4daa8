import * as z from 'zod/mini';
import { type AreaCode, areaPath, currentArea, formerCodes } from '../../base/area-code.ts';
import { addMs, Day, type Instant } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { optimistic, overtaken, type Table, type Write, WriteRefused } from '../../table/table.ts';
import { controlRecordKey } from './keys.ts';

/**
 * What every instance must know at once, in one small item: whose tokens of before which second are refused, which
 * area codes have been retired in favour of which, and which campaigns were cancelled or last longer than their tasks
 * say (a handful a year).
 */
const ControlRecord = z.object({
  version: z.int(),
  withdrawn: z.record(z.string(), z.number()),
  retired: z.record(z.string(), z.string()),
  campaigns: z._default(z.record(z.string(), z.union([z.literal('cancelled'), Day])), {}),
});
export type ControlRecord = z.infer<typeof ControlRecord>;

/** No issuer may give out tokens that live longer (docs/deploy.md), so that older withdrawals need not be kept. */
const LONGEST_TOKEN_SECONDS = 24 * 3_600;

const secondOf = (at: Instant): number => Math.ceil(Date.parse(at) / 1_000);

const stillUseful = (withdrawn: ControlRecord['withdrawn'], now: Instant): ControlRecord['withdrawn'] =>
  Object.fromEntries(
    Object.entries(withdrawn).filter(([, second]) => second > secondOf(now) - LONGEST_TOKEN_SECONDS),
  );

/** The control record as each running instance read it last. */
const kept = new WeakMap<object, { readonly record: ControlRecord; readonly readAt: Instant }>();

const fresh = async (table: Table): Promise<ControlRecord> => {
  const item = await table.get(controlRecordKey());
  return item === undefined
    ? { version: 0, withdrawn: {}, retired: {}, campaigns: {} }
    : ControlRecord.parse(recordOf(item));
};

type Next = (old: ControlRecord) => Partial<ControlRecord>;

const changed = (old: ControlRecord, next: Next): Write => ({
  put: { ...controlRecordKey(), ...old, ...next(old), version: old.version + 1 },
  guard: old.version === 0 ? 'absent' : { version: old.version },
});

const change = (table: Table, next: Next, also: readonly Write[] = []): Promise<void> =>
  optimistic(async () => {
    const write = changed(await fresh(table), next);
    try {
      await table.write([write, ...also]);
    } catch (error) {
      // What comes beside it was decided on by the caller, who has to look again.
      if (error instanceof WriteRefused && error.index > 0) throw overtaken(error);
      throw error;
    }
  });

/** The control record as it was at most `maxAgeMs` ago; 0 reads it now. */
export const readControlRecord = async (ctx: Context, maxAgeMs: number): Promise<ControlRecord> => {
  const now = ctx.now();
  const last = kept.get(ctx.instance);
  if (last !== undefined && maxAgeMs !== 0 && now >= last.readAt && now <= addMs(last.readAt, maxAgeMs))
    return last.record;
  const record = await fresh(ctx.table);
  kept.set(ctx.instance, { record, readAt: now });
  return record;
};

/** No token is issued later than this: whoever left gets in again only when somebody takes them on again. */
export const FOR_GOOD = '9999-12-31T00:00:00.000Z';

/** Whether no token of a worker is taken, whenever it was issued. */
export const isShutOut = ({ withdrawn }: ControlRecord, worker: string): boolean =>
  withdrawn[worker] === secondOf(FOR_GOOD);

/** All who are. */
export const allShutOut = (record: ControlRecord): string[] =>
  Object.keys(record.withdrawn).filter((worker) => isShutOut(record, worker));

const withRevocation =
  (worker: string, at: Instant, now: Instant) =>
  ({ withdrawn }: ControlRecord): Partial<ControlRecord> => ({
    withdrawn: { ...stillUseful(withdrawn, now), [worker]: secondOf(at) },
  });

/** Refuses the tokens of a worker that were issued before `at`, which may lie ahead. */
export const revokeTokens = (ctx: Context, worker: string, at: Instant): Promise<void> =>
  change(ctx.table, withRevocation(worker, at, ctx.now()));

/** The same for a transaction that changes the worker; it is refused if the control record changes meanwhile. */
export const revocationWrite = async (ctx: Context, worker: string, at: Instant): Promise<Write> =>
  changed(await fresh(ctx.table), withRevocation(worker, at, ctx.now()));

/** Takes out whoever needs no refusing any more, with all that no living token is older than; writes only if there is such. */
export const forgetRevocations = async (ctx: Context, workers: ReadonlySet<string>): Promise<void> => {
  const kept = ({ withdrawn }: ControlRecord) =>
    Object.entries(stillUseful(withdrawn, ctx.now())).filter(([worker]) => !workers.has(worker));
  const before = await fresh(ctx.table);
  if (kept(before).length === Object.keys(before.withdrawn).length) return;
  await change(ctx.table, (old) => ({ withdrawn: Object.fromEntries(kept(old)) }));
};

/** Codes and their successors, all at once. */
export const retireCodes = (ctx: Context, successors: Readonly<Record<string, string>>): Promise<void> =>
  change(ctx.table, ({ retired }) => ({ retired: { ...retired, ...successors } }));

/** What holds for all tasks of a campaign from now on, together with the campaign's own change or not at all. */
export const noteCampaignState = (
  ctx: Context,
  campaign: string,
  state: Day | 'cancelled',
  write: Write,
): Promise<void> =>
  change(ctx.table, ({ campaigns }) => ({ campaigns: { ...campaigns, [campaign]: state } }), [write]);

/** Every request has just read the control record, or has it from at most this long ago: no further request is made. */
const CONTROL_RECORD_AGE_MS = 10_000;

/** The area that a code stands for today. */
export const currentCode = async (ctx: Context, code: AreaCode): Promise<AreaCode> => {
  const { retired } = await readControlRecord(ctx, CONTROL_RECORD_AGE_MS);
  return currentArea(code, retired);
};

/** Every code under which an area was known, that of today first. */
export const codesOfArea = async (ctx: Context, code: AreaCode): Promise<AreaCode[]> => {
  const { retired } = await readControlRecord(ctx, CONTROL_RECORD_AGE_MS);
  return formerCodes(code, retired);
};

/** The path of the area that a code stands for today, for permission: whoever had it before the move loses it. */
export const currentPath = async (ctx: Context, code: AreaCode): Promise<string> =>
  areaPath(await currentCode(ctx, code));
