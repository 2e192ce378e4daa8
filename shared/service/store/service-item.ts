import { monthOfDay } from '../../base/instant.ts';
import type { TakenBack } from '../../base/role.ts';
import { recordOf } from '../../table/item.ts';
import type { Item, Write } from '../../table/table.ts';
import { negated, ServiceRecord, tallyOfService } from '../rules/service-record.ts';
import { activityCounterKey, serviceKey, serviceReceiptKey } from './keys.ts';

/** A service record and its township's counters of the month in which it counts. */
export const serviceWrites = (it: ServiceRecord): Write[] => [
  { put: { ...it, ...serviceKey(it.subject.id, it.day, it.id) }, guard: 'absent' },
  {
    add: activityCounterKey('SERVICES', it.area, monthOfDay(it.countedOn ?? it.day), it.id),
    amounts: tallyOfService(it),
  },
];

/** Takes a record back, once: of two who do so, the receipt refuses the later one. */
export const correctionWrites = (
  it: ServiceRecord,
  { on, by, sent }: TakenBack,
  also: object = {},
): Write[] => {
  const record = negated(it, on);
  const receipt = { ...serviceReceiptKey(record.id), corrects: it.id, on, by, sent, ...also };
  return [{ put: receipt, guard: 'absent' }, ...serviceWrites(record)];
};

export const toService = (item: Item): ServiceRecord => ServiceRecord.parse(recordOf(item));
