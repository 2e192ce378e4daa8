import * as z from 'zod/mini';
import { AreaCode, gridOf, HouseholdId, kindOfArea } from '../../base/area-code.ts';
import { personal } from '../../base/personal.ts';
import type { ProgrammeFacts, ProgrammeRow } from '../../base/programme-facts.ts';
import * as programmes from '../../programmes.ts';
import type { Programme } from './programme.ts';

/** Whom or what a link, a case or a visit is about. Programmes add their own subjects here. */
export const Subject = personal(
  'household.id',
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('household'), id: HouseholdId }),
    z.strictObject({ type: z.literal('area'), id: AreaCode }),
  ]),
);
export type Subject = z.infer<typeof Subject>;
export type SubjectType = Subject['type'];

/** How each is known by its number. */
const byNumber = {
  household: z.pipe(
    HouseholdId,
    z.transform((id) => ({ type: 'household' as const, id })),
  ),
  area: z.pipe(
    AreaCode,
    z.transform((id) => ({ type: 'area' as const, id })),
  ),
} satisfies Readonly<Record<SubjectType, z.ZodMiniType<Subject>>>;

/** A subject as a path or a query names it: by its number alone. */
export const SubjectId = z.union([byNumber.household, byNumber.area]);

/** The area that a subject is filed under. */
export const areaOfSubject = (subject: Subject): string => {
  switch (subject.type) {
    case 'household':
      return gridOf(subject.id);
    case 'area':
      return subject.id;
  }
};

/** The household that a subject is, at whose door somebody knocks; none for what has no door. */
export const householdsOf = (subject: Subject): HouseholdId[] => {
  switch (subject.type) {
    case 'household':
      return [subject.id];
    case 'area':
      return [];
  }
};

/** Whether other subjects lie in it. */
export const isPlace = (subject: Subject): boolean => {
  switch (subject.type) {
    case 'household':
      return false;
    case 'area':
      return true;
  }
};

const factsOf: readonly ProgrammeFacts[] = Object.values(programmes);

/** What there may be of a programme about a subject: the rows that name it, wherever it lies. */
export const rowsOf = (programme: Programme, subject: Subject): readonly ProgrammeRow[] =>
  factsOf.flatMap(({ id, rows }) =>
    id === programme ? rows.filter((row) => row.subject === subject.type) : [],
  );

/** Whether a row holds for an area of this kind. */
export const isAt = ({ at }: ProgrammeRow, subject: Subject): boolean =>
  at === undefined || at === kindOfArea(areaOfSubject(subject));
