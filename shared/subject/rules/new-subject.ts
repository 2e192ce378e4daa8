import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { fault } from '../../base/fault.ts';
import { personal } from '../../base/personal.ts';
import { RegisteredType } from '../../programme/rules/registered-subject.ts';
import { NamedSubject } from '../../programme/rules/subject.ts';
import { SubjectFile } from './subject-file.ts';

/** An id says of which type it is. */
const isOfType = ({ type, id }: { readonly type: RegisteredType; readonly id: string }) =>
  NamedSubject.safeParse({ type, id }).success;

/** What a registrar sends to enter whom a programme looks after. The id is made by the client: sending it twice enters one. */
export const NewSubject = z
  .strictObject({
    type: RegisteredType,
    id: personal('subject.id', z.string()),
    /** Where it is filed: as the programme says, under a township or a village. */
    area: AreaCode,
    ...SubjectFile.shape,
  })
  .check(z.refine(isOfType, { error: fault('id.subject'), path: ['id'] }));
export type NewSubject = z.infer<typeof NewSubject>;
