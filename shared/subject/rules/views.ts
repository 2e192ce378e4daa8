import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { Version, WorkerId } from '../../base/id.ts';
import { personal } from '../../base/personal.ts';
import { RegisteredType } from '../../programme/rules/registered-subject.ts';
import { SubjectFile } from './subject-file.ts';

export const SubjectStatus = z.enum(['active', 'ended']);

const line = {
  type: RegisteredType,
  id: personal('subject.id', z.string()),
  area: AreaCode,
  status: SubjectStatus,
  liaison: z.optional(WorkerId),
};

/** Whom a programme looks after, as those see it who have to do with it. */
export const SubjectView = z.object({ ...line, ...SubjectFile.shape, version: Version });
export type SubjectView = z.infer<typeof SubjectView>;

/** One of a list: whom, where, and who comes there. */
export const SubjectLine = z.object({ ...line, name: SubjectFile.shape.name });
