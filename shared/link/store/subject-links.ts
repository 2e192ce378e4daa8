import type { Authorizer } from '../../access/store/authorizer.ts';
import { areaPath } from '../../base/area-code.ts';
import { conflict, notFound } from '../../base/refusal.ts';
import { areaOfSubject, type Subject } from '../../programme/rules/subject.ts';
import type { Context } from '../../table/context.ts';
import { readWhole } from '../../table/read-whole.ts';
import type { Table } from '../../table/table.ts';
import type { SubjectFile } from '../rules/hand-over-links.ts';
import { isOfOneMoment } from '../rules/is-of-one-moment.ts';
import type { Link } from '../rules/link.ts';
import type { SubjectRecord } from '../rules/subject-record.ts';
import { linksOn } from './links.ts';
import { keyOfSubject, toSubjectRecord } from './subject-records.ts';

/** A subject's links; without a record where a household has moved away, and only a pointer stands beside them. */
export interface FoundSubject {
  readonly record: SubjectRecord | undefined;
  readonly links: readonly Link[];
}

const readLinks = async (table: Table, subject: Subject): Promise<FoundSubject> => {
  const [item, links] = await Promise.all([table.get(keyOfSubject(subject)), linksOn(table, subject)]);
  if (item === undefined) throw notFound('subject');
  return { record: toSubjectRecord(subject, item), links };
};

/** The subject's record and links, for those whom the authorizer admits. */
export const findSubjectLinks = async (
  { table }: Context,
  subject: Subject,
  authorizer: Authorizer,
): Promise<FoundSubject> => {
  const found = await readWhole(
    () => readLinks(table, subject),
    ({ record, links }) => record === undefined || isOfOneMoment({ record, links }),
  );
  authorizer.require('subject', { areaPath: areaPath(areaOfSubject(subject)) });
  return found;
};

/** Refuses where the subject has moved away. */
export const requireSubject = ({ record, links }: FoundSubject): SubjectFile => {
  if (record === undefined) throw conflict('household.moved-link');
  return { record, links };
};
