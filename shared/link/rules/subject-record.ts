import type { Area } from '../../area/rules/area.ts';
import { areaPath } from '../../base/area-code.ts';
import type { PresentHousehold } from '../../household/rules/household.ts';
import { areaOfSubject, type Subject, type SubjectType } from '../../programme/rules/subject.ts';
import type { Link } from './link.ts';
import { plannedLinks } from './planned-links.ts';

interface RecordOf {
  readonly household: PresentHousehold;
  readonly area: Area;
}

/** The record of a subject that a worker can be linked with. It names its live liaison itself. */
export type SubjectRecord = RecordOf[SubjectType];

/** An answer for each type of subject, from its record. */
export type Answers<Answer> = { readonly [Type in SubjectType]: (record: RecordOf[Type]) => Answer };

const isArea = (record: SubjectRecord): record is Area => 'code' in record;
const isHousehold = (record: SubjectRecord): record is PresentHousehold => 'status' in record;

/** Asks the one of these that the record is for. */
export const answerFor = <Answer>(record: SubjectRecord, answers: Answers<Answer>): Answer => {
  if (isArea(record)) return answers.area(record);
  if (isHousehold(record)) return answers.household(record);
  record satisfies never;
  throw new Error('A record is of no type of subject.');
};

export const subjectOf = (record: SubjectRecord): Subject =>
  answerFor<Subject>(record, {
    household: ({ id }) => ({ type: 'household', id }),
    area: ({ code }) => ({ type: 'area', id: code }),
  });

export const pathOfSubject = (record: SubjectRecord): string => areaPath(areaOfSubject(subjectOf(record)));

/** The number of what has taken its place, where it is there no more. */
export const successorOf = (record: SubjectRecord): string | undefined =>
  answerFor(record, { household: () => undefined, area: ({ retired }) => retired?.successor });

/** The same record one version on: it names this liaison or none, and counts which of these links are to begin. */
export const withLinks = (
  record: SubjectRecord,
  liaison: string | undefined,
  links: readonly Link[],
): SubjectRecord => ({ ...record, version: record.version + 1, liaison, ...plannedLinks(links) });
