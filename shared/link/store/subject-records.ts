import { areaItem, toArea } from '../../area/store/area-item.ts';
import { areaKey } from '../../area/store/keys.ts';
import { householdItem, toHousehold } from '../../household/store/household-item.ts';
import { householdKey } from '../../household/store/keys.ts';
import type { Subject } from '../../programme/rules/subject.ts';
import type { Key } from '../../table/key.ts';
import type { Item, Write } from '../../table/table.ts';
import { answerFor, type SubjectRecord } from '../rules/subject-record.ts';

export const keyOfSubject = (subject: Subject): Key => {
  switch (subject.type) {
    case 'household':
      return householdKey(subject.id);
    case 'area':
      return areaKey(subject.id);
  }
};

const toPresentHousehold = (item: Item) => {
  const household = toHousehold(item);
  return household.status === 'present' ? household : undefined;
};

/** The record of a subject; none where a household has moved away and only a pointer stands. */
export const toSubjectRecord = ({ type }: Subject, item: Item): SubjectRecord | undefined => {
  switch (type) {
    case 'household':
      return toPresentHousehold(item);
    case 'area':
      return toArea(item);
  }
};

/** A record one version on, guarded by the version that it was read at. */
export const recordWrite = (before: SubjectRecord, after: SubjectRecord): Write => ({
  put: answerFor(after, { household: householdItem, area: areaItem }),
  guard: { version: before.version },
});
