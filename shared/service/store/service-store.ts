import * as z from 'zod/mini';
import { Ulid, WorkerId } from '../../base/id.ts';
import { Day, Instant } from '../../base/instant.ts';
import { type RequestDigest, requireSameRequest } from '../../base/request-digest.ts';
import { Subject } from '../../programme/rules/subject.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { createOnce, type Item, type Table, type Write } from '../../table/table.ts';
import type { ServiceRecord } from '../rules/service-record.ts';
import { serviceKey, serviceReceiptKey } from './keys.ts';
import { serviceWrites, toService } from './service-item.ts';

/** Who entered what under a client's id: the record itself lies with its subject, by day. */
const EnteredService = z.strictObject({
  id: Ulid,
  subject: Subject,
  day: Day,
  createdAt: Instant,
  createdBy: WorkerId,
  digest: z.string(),
});

type EnteredService = z.infer<typeof EnteredService>;

/** What somebody entered by itself, and who; nothing of what was given at a visit, which goes with its visit. */
export const findService = async (
  { table }: Context,
  id: string,
): Promise<(EnteredService & { readonly record: ServiceRecord }) | undefined> => {
  const receipt = await table.get(serviceReceiptKey(id));
  if (receipt === undefined) return undefined;
  const entry = EnteredService.parse(recordOf(receipt));
  const item = await table.get(serviceKey(entry.subject.id, entry.day, id));
  return item && { ...entry, record: toService(item) };
};

/** The record and who entered it, for a transaction. */
export const enteredWrites = (record: ServiceRecord, sent: RequestDigest, at: Instant): Write[] => {
  const { id, subject, day } = record;
  const receipt = { ...serviceReceiptKey(id), id, subject, day, createdAt: at, ...sent };
  return [{ put: receipt, guard: 'absent' }, ...serviceWrites(record)];
};

const entered = async (
  table: Table,
  receipt: Item,
  sent: RequestDigest,
): Promise<ServiceRecord | undefined> => {
  const { id, subject, day, ...by } = EnteredService.parse(recordOf(receipt));
  requireSameRequest(by, sent, 'id');
  const item = await table.get(serviceKey(subject.id, day, id));
  return item && toService(item);
};

/** What the same sending has entered before; refuses when the id stands for something else. */
export const serviceBefore = async (
  ctx: Context,
  id: string,
  sent: RequestDigest,
): Promise<ServiceRecord | undefined> => {
  const receipt = await ctx.table.get(serviceReceiptKey(id));
  return receipt && entered(ctx.table, receipt, sent);
};

/** The record with its counters, once. */
export const enterService = async (
  ctx: Context,
  record: ServiceRecord,
  sent: RequestDigest,
  at: Instant,
): Promise<ServiceRecord> => {
  const writes = enteredWrites(record, sent, at);
  return (await createOnce(ctx.table, writes, (existing) => entered(ctx.table, existing, sent))) ?? record;
};
