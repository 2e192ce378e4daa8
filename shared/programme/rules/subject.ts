import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { gridOf, HouseholdId } from '../../base/household-id.ts';
import { personal } from '../../base/personal.ts';

/** Whom or what a link, a case or a visit is about. Programmes add their own subjects here. */
export const Subject = personal(
  'household.id',
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('household'), id: HouseholdId }),
    z.strictObject({ type: z.literal('area'), id: AreaCode }),
  ]),
);
export type Subject = z.infer<typeof Subject>;

/** A subject as a path or a query names it: by its number alone. */
export const SubjectId = z.union([
  z.pipe(
    HouseholdId,
    z.transform((id) => ({ type: 'household' as const, id })),
  ),
  z.pipe(
    AreaCode,
    z.transform((id) => ({ type: 'area' as const, id })),
  ),
]);

/** The area that a subject is filed under. */
export const areaOfSubject = (subject: Subject): string =>
  subject.type === 'household' ? gridOf(subject.id) : subject.id;
