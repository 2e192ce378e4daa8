import type { Area } from '../../area/rules/area.ts';
import { areaPath } from '../../base/area-code.ts';
import type { PresentHousehold } from '../../household/rules/household.ts';
import { linkFactsOf } from '../../programme/rules/programme-of.ts';
import { areaOfSubject, type Subject } from '../../programme/rules/subject.ts';
import type { ActiveSubject } from '../../subject/rules/registered-record.ts';
import type { Link } from './link.ts';
import { plannedLinks } from './planned-links.ts';

interface RecordOf {
  readonly household: PresentHousehold;
  readonly area: Area;
  /** What programmes look after, of whatever type. */
  readonly registered: ActiveSubject;
}

/** The record of a subject that somebody can be linked with. Where that is one at a time, it names its live liaison itself. */
export type SubjectRecord = RecordOf[keyof RecordOf];

/** An answer for each sort of subject, from its record. */
export type Answers<Answer> = { readonly [Sort in keyof RecordOf]: (record: RecordOf[Sort]) => Answer };

const isArea = (record: SubjectRecord): record is Area => 'code' in record;
const isRegistered = (record: SubjectRecord): record is ActiveSubject => 'type' in record;
const isHousehold = (record: SubjectRecord): record is PresentHousehold => 'people' in record;

/** Asks the one of these that the record is for. */
export const answerFor = <Answer>(record: SubjectRecord, answers: Answers<Answer>): Answer => {
  if (isArea(record)) return answers.area(record);
  if (isRegistered(record)) return answers.registered(record);
  if (isHousehold(record)) return answers.household(record);
  record satisfies never;
  throw new Error('A record is of no type of subject.');
};

export const subjectOf = (record: SubjectRecord): Subject =>
  answerFor<Subject>(record, {
    household: ({ id }) => ({ type: 'household', id }),
    area: ({ code }) => ({ type: 'area', id: code }),
    registered: ({ type, id, area }) => ({ type, id, area }),
  });

export const pathOfSubject = (record: SubjectRecord): string => areaPath(areaOfSubject(subjectOf(record)));

/** The number of what has taken its place, where it is there no more. */
export const successorOf = (record: SubjectRecord): string | undefined =>
  answerFor<string | undefined>(record, {
    household: () => undefined,
    area: ({ retired }) => retired?.successor,
    registered: () => undefined,
  });

/** Whether one worker at a time is joined with it, whom the record then names. */
export const namesLiaison = (record: SubjectRecord): boolean => {
  const { holders, mostOnSubject } = linkFactsOf(subjectOf(record).type);
  return holders === 'worker' && mostOnSubject === 1;
};

/** The same record one version on: it names this liaison or none, and counts which of these links are to begin. */
export const withLinks = (
  record: SubjectRecord,
  liaison: string | undefined,
  links: readonly Link[],
): SubjectRecord => {
  const next = { ...record, version: record.version + 1 };
  return namesLiaison(record)
    ? { ...next, liaison, ...plannedLinks(links) }
    : { ...next, liaison: undefined };
};
