import { areaItem, toArea } from '../../area/store/area-item.ts';
import { areaKey } from '../../area/store/keys.ts';
import { householdItem, toHousehold } from '../../household/store/household-item.ts';
import { householdKey } from '../../household/store/keys.ts';
import { isRegistered, type NamedSubject } from '../../programme/rules/subject.ts';
import { subjectKey } from '../../subject/store/keys.ts';
import { subjectItem, toSubject } from '../../subject/store/subject-item.ts';
import type { Key } from '../../table/key.ts';
import type { Item, Write } from '../../table/table.ts';
import { answerFor, namesLiaison, type SubjectRecord, subjectOf } from '../rules/subject-record.ts';

export const keyOfSubject = (subject: NamedSubject): Key => {
  if (isRegistered(subject)) return subjectKey(subject.id);
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

const toActive = (item: Item) => {
  const record = toSubject(item);
  return record.status === 'active' ? record : undefined;
};

/** The record of a subject; none where a household has moved away, or nobody is looked after any more. */
export const toSubjectRecord = (subject: NamedSubject, item: Item): SubjectRecord | undefined => {
  if (isRegistered(subject)) return toActive(item);
  switch (subject.type) {
    case 'household':
      return toPresentHousehold(item);
    case 'area':
      return toArea(item);
  }
};

/**
 * A record one version on, guarded by the version that it was read at. One that names nobody stays as it is, so that many can
 * be joined with it at once.
 */
export const recordWrite = (before: SubjectRecord, after: SubjectRecord): Write => {
  const guard = { version: before.version };
  if (!namesLiaison(before)) return { check: keyOfSubject(subjectOf(before)), guard };
  return {
    put: answerFor(after, { household: householdItem, area: areaItem, registered: subjectItem }),
    guard,
  };
};
