import { monthOfDay } from '../../base/instant.ts';
import { recordOf } from '../../table/item.ts';
import type { Item, Write } from '../../table/table.ts';
import { ServiceRecord, tallyOfService } from '../rules/service-record.ts';
import { activityCounterKey, serviceKey } from './keys.ts';

/** A service record and the month's counters of its township. */
export const serviceWrites = (it: ServiceRecord): Write[] => [
  { put: { ...it, ...serviceKey(it.subject.id, it.day, it.id) }, guard: 'absent' },
  { add: activityCounterKey('SERVICES', it.area, monthOfDay(it.day), it.id), amounts: tallyOfService(it) },
];

export const toService = (item: Item): ServiceRecord => ServiceRecord.parse(recordOf(item));
