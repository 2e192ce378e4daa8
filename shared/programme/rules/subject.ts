import * as z from 'zod/mini';
import { AreaCode, gridOf, HouseholdId, kindOfArea } from '../../base/area-code.ts';
import { personal } from '../../base/personal.ts';
import type { ProgrammeRow } from '../../base/programme-facts.ts';
import type { Programme } from './programme.ts';
import {
  factsOfProgramme,
  isAreaNumber,
  type RegisteredType,
  registeredSubjects,
} from './registered-subject.ts';

/** Whom or what a request names. Programmes add their own in their facts; of those the id does not say where they are. */
export const NamedSubject = personal(
  'household.id',
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('household'), id: HouseholdId }),
    z.strictObject({ type: z.literal('area'), id: AreaCode }),
    ...registeredSubjects.map(({ named }) => z.strictObject(named)),
  ]),
);
export type NamedSubject = z.infer<typeof NamedSubject>;

/** Whom or what a link, a case or a visit is about: with the area that it is filed under, where its id does not say it. */
export const Subject = personal(
  'household.id',
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('household'), id: HouseholdId }),
    z.strictObject({ type: z.literal('area'), id: AreaCode }),
    ...registeredSubjects.map(({ named }) => z.strictObject({ ...named, area: AreaCode })),
  ]),
);
export type Subject = z.infer<typeof Subject>;
export type SubjectType = Subject['type'];

/** Whom a programme looks after, as a request names it. */
export type NamedRegistered = Extract<NamedSubject, { type: RegisteredType }>;
/** The same where it is filed. */
export type RegisteredSubject = Extract<Subject, { type: RegisteredType }>;

const registeredTypes = new Set<string>(registeredSubjects.map(({ type }) => type));

/** Whether it is what a programme looks after by its own register. */
export const isRegistered = <S extends NamedSubject>(
  subject: S,
): subject is Extract<S, { type: RegisteredType }> => registeredTypes.has(subject.type);

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
} satisfies Readonly<Record<Exclude<SubjectType, RegisteredType>, z.ZodMiniType<NamedSubject>>>;

/** What has the number of an area is not told from it by that. */
const registeredByNumber = registeredSubjects
  .filter(({ type }) => !isAreaNumber(type))
  .map(({ type, named: { id } }) =>
    z.pipe(
      id,
      z.transform((number) => ({ type, id: number })),
    ),
  );

/** A household or an area as a path, a query or a file names it: by its number alone, which says where it is. */
export const HouseholdOrAreaId = z.union([byNumber.household, byNumber.area]);

/** A subject by its number alone. */
export const SubjectId = z.union([byNumber.household, byNumber.area, ...registeredByNumber]);

/** What else has the number of an area: a village, as somebody looks after it, goes by the code of the area that it is. */
export const numberedLike = ({ id }: NamedSubject): NamedRegistered | undefined =>
  registeredSubjects
    .filter(({ type, named }) => isAreaNumber(type) && named.id.safeParse(id).success)
    .map(({ type }) => ({ type, id }))[0];

/** What a programme looks after, by its number alone. */
export const RegisteredId = z.union(registeredByNumber);

/** The area that the id of a subject says, if it says one. */
const areaInId = (subject: Exclude<NamedSubject, NamedRegistered>): string => {
  switch (subject.type) {
    case 'household':
      return gridOf(subject.id);
    case 'area':
      return subject.id;
  }
};

/** The area that a subject is filed under. */
export const areaOfSubject = (subject: Subject): string =>
  isRegistered(subject) ? subject.area : areaInId(subject);

/** The household that a subject is, at whose door somebody knocks; none for what has no door. */
export const householdsOf = (subject: NamedSubject): HouseholdId[] => {
  if (isRegistered(subject)) return [];
  switch (subject.type) {
    case 'household':
      return [subject.id];
    case 'area':
      return [];
  }
};

/** Under which ids the log of readings says that something about a subject was read; none of what is nobody's. */
export const loggedIdsOf = (subject: NamedSubject): string[] =>
  isRegistered(subject) ? [subject.id] : householdsOf(subject);

/** Whether other subjects lie in it. */
export const isPlace = (subject: Subject): boolean => {
  if (isRegistered(subject)) return false;
  switch (subject.type) {
    case 'household':
      return false;
    case 'area':
      return true;
  }
};

/** What there may be of a programme about a subject: the rows that name it, wherever it lies. */
export const rowsOf = (programme: Programme, subject: NamedSubject): readonly ProgrammeRow[] =>
  factsOfProgramme(programme)?.rows.filter((row) => row.subject === subject.type) ?? [];

/** Whether a row holds for an area of this kind. */
export const isAt = ({ at }: ProgrammeRow, subject: NamedSubject): boolean =>
  at === undefined || (!isRegistered(subject) && at === kindOfArea(areaInId(subject)));
