import * as z from 'zod/mini';
import { Ulid, WorkerId } from '../../base/id.ts';
import { Day, Instant } from '../../base/instant.ts';
import { type Sent, sameAsBefore } from '../../base/sent-before.ts';
import { Subject } from '../../programme/rules/subject.ts';
import { createOnce } from '../../table/create-once.ts';
import { recordOf } from '../../table/item.ts';
import type { Item, Table } from '../../table/table.ts';
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

export interface ServiceStore {
  /** What the same sending has entered before; refuses when the id stands for something else. */
  before(id: string, sent: Sent): Promise<ServiceRecord | undefined>;
  /** The record with its counters, once. */
  enter(it: ServiceRecord, sent: Sent, at: Instant): Promise<ServiceRecord>;
}

export const serviceStore = (table: Table): ServiceStore => {
  const entered = async (receipt: Item, sent: Sent): Promise<ServiceRecord | undefined> => {
    const { id, subject, day, ...by } = Receipt.parse(recordOf(receipt));
    sameAsBefore(by, sent, 'id');
    const item = await table.get(serviceKey(subject.id, day, id));
    return item && toService(item);
  };

  return {
    async before(id, sent) {
      const receipt = await table.get(serviceReceiptKey(id));
      return receipt && entered(receipt, sent);
    },
    async enter(it, sent, at) {
      const { id, subject, day } = it;
      const receipt = { ...serviceReceiptKey(id), id, subject, day, createdAt: at, ...sent };
      const writes = [{ put: receipt, guard: 'absent' as const }, ...serviceWrites(it)];
      return (await createOnce(table, writes, (standing) => entered(standing, sent))) ?? it;
    },
  };
};
