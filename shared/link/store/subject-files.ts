import type { NamedSubject } from '../../programme/rules/subject.ts';
import { readWhole } from '../../table/read-whole.ts';
import type { Table, Write } from '../../table/table.ts';
import type { SubjectChange, SubjectFile } from '../rules/hand-over-links.ts';
import { isOfOneMoment } from '../rules/is-of-one-moment.ts';
import { linkWrite } from './link-writes.ts';
import { linksOn } from './links.ts';
import { keyOfSubject, recordWrite, toSubjectRecord } from './subject-records.ts';

const readFiles = async (table: Table, subjects: readonly NamedSubject[]): Promise<SubjectFile[]> => {
  const [items, links] = await Promise.all([
    table.getMany(subjects.map(keyOfSubject)),
    Promise.all(subjects.map((subject) => linksOn(table, subject))),
  ]);
  return subjects.flatMap((subject, index) => {
    const { pk, sk } = keyOfSubject(subject);
    const item = items.find((one) => one.pk === pk && one.sk === sk);
    const record = item && toSubjectRecord(subject, item);
    return record === undefined ? [] : [{ record, links: links[index] ?? [] }];
  });
};

/** Subjects as they are at this moment, with all their links; without those that have moved away. */
export const subjectFiles = (table: Table, subjects: readonly NamedSubject[]): Promise<SubjectFile[]> =>
  readWhole(
    () => readFiles(table, subjects),
    (files) => files.every(isOfOneMoment),
  );

/** A record and its links as they become, each guarded by the version at which it was read. */
export const changeWrites = ({ before, after, links }: SubjectChange): Write[] => [
  recordWrite(before, after),
  ...links.map(linkWrite),
];
