import * as z from 'zod/mini';
import { AreaCode } from './area/area-code.ts';
import { gridOf, HouseholdId } from './area/household-id.ts';

/** Whom or what a link, a case or a visit is about. Programmes add their own subjects here. */
export const Subject = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('household'), id: HouseholdId }),
  z.strictObject({ type: z.literal('area'), id: AreaCode }),
]);
export type Subject = z.infer<typeof Subject>;

/** The area that a subject is filed under. */
export const areaOfSubject = (subject: Subject): string =>
  subject.type === 'household' ? gridOf(subject.id) : subject.id;
