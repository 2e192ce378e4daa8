import { recordOf } from '../../table/item.ts';
import type { Item } from '../../table/table.ts';
import { RegisteredRecord } from '../rules/registered-record.ts';
import { subjectKey, subjectsPartition } from './keys.ts';

export const subjectItem = (it: RegisteredRecord): Item => ({
  ...it,
  ...subjectKey(it.id),
  areaPk: subjectsPartition(it.type, it.area),
  // Those that are looked after before those that are not any more.
  areaSk: `${it.status}#${it.id}`,
});

export const toSubject = (item: Item): RegisteredRecord => RegisteredRecord.parse(recordOf(item));
