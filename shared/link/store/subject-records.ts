import { areaItem, toArea } from '../../area/store/area-item.ts';
import { areaKey } from '../../area/store/keys.ts';
import { householdItem, toHousehold } from '../../household/store/household-item.ts';
import { householdKey } from '../../household/store/keys.ts';
import type { Subject } from '../../programme/rules/subject.ts';
import type { Key } from '../../table/key.ts';
import type { Item, Write } from '../../table/table.ts';
import { isArea, type SubjectRecord } from '../rules/subject-record.ts';

export const keyOfSubject = (subject: Subject): Key =>
  subject.type === 'household' ? householdKey(subject.id) : areaKey(subject.id);

/** The record of a subject; none where a household has moved away and only a pointer stands. */
export const toSubjectRecord = (item: Item): SubjectRecord | undefined => {
  if (item.sk.startsWith('AREA#')) return toArea(item);
  const household = toHousehold(item);
  return household.status === 'present' ? household : undefined;
};

/** A record one version on, guarded by the version that it was read at. */
export const recordWrite = (before: SubjectRecord, after: SubjectRecord): Write => ({
  put: isArea(after) ? areaItem(after) : householdItem(after),
  guard: { version: before.version },
});
