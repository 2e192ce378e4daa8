import * as z from 'zod/mini';
import { Ulid, WorkerId } from '../../base/id.ts';
import { Day, Instant } from '../../base/instant.ts';
import { type RequestDigest, requireSameRequest } from '../../base/request-digest.ts';
import { Subject } from '../../programme/rules/subject.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { createOnce, type Item, type Table } from '../../table/table.ts';
import type { ServiceRecord } from '../rules/service-record.ts';
import { serviceKey, serviceReceiptKey } from './keys.ts';
import { serviceWrites, toService } from './service-item.ts';

/** Who entered what under a client's id: the record itself lies with its subject, by day. */
const Receipt = z.strictObject({
  id: Ulid,
  subject: Subject,
  day: Day,
  createdAt: Instant,
  createdBy: WorkerId,
  digest: z.string(),
});

const entered = async (
  table: Table,
  receipt: Item,
  sent: RequestDigest,
): Promise<ServiceRecord | undefined> => {
  const { id, subject, day, ...by } = Receipt.parse(recordOf(receipt));
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
  const { id, subject, day } = record;
  const receipt = { ...serviceReceiptKey(id), id, subject, day, createdAt: at, ...sent };
  const writes = [{ put: receipt, guard: 'absent' as const }, ...serviceWrites(record)];
  return (await createOnce(ctx.table, writes, (existing) => entered(ctx.table, existing, sent))) ?? record;
};
