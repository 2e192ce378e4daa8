import * as z from 'zod/mini';
import { AreaCode, kindOfArea } from '../../base/area-code.ts';
import { Version, WorkerId } from '../../base/id.ts';
import { Day, Instant } from '../../base/instant.ts';
import { personal } from '../../base/personal.ts';
import { invalid, notFound } from '../../base/refusal.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import { factsOfSubject, RegisteredType } from '../../programme/rules/registered-subject.ts';
import type { NewSubject } from './new-subject.ts';
import { SubjectFile } from './subject-file.ts';

const common = {
  type: RegisteredType,
  id: personal('subject.id', z.string()),
  area: AreaCode,
  version: Version,
  createdAt: Instant,
  createdBy: WorkerId,
  digest: z.string(),
};

/** Whom or what a programme looks after, as its register knows it. */
const ActiveSubject = z.strictObject({
  status: z.literal('active'),
  ...common,
  ...SubjectFile.shape,
  /** Who comes there, where the programme joins one worker with a subject: set and cleared together with the link. */
  liaison: z.optional(WorkerId),
  /** How many links are to begin on a later day, as on a household. */
  plannedLinks: z.optional(z.int()),
});
export type ActiveSubject = z.infer<typeof ActiveSubject>;

/** What stays where it is looked after no more: its id, so that old records point to something. */
const EndedSubject = z.strictObject({ status: z.literal('ended'), ...common, endedOn: Day });

export const RegisteredRecord = z.discriminatedUnion('status', [ActiveSubject, EndedSubject]);
export type RegisteredRecord = z.infer<typeof RegisteredRecord>;

/** Refuses an area of a kind that such subjects are not filed under. */
export const requireFiledUnder = ({ type, area }: Pick<NewSubject, 'type' | 'area'>): void => {
  const { filedUnder = [] } = factsOfSubject(type) ?? {};
  const [kind = 'area'] = filedUnder;
  if (!filedUnder.includes(kindOfArea(area))) throw invalid('programme.other-area', '#/area', { kind });
};

export const newRecord = (body: NewSubject, sent: RequestDigest, at: Instant): ActiveSubject => ({
  status: 'active',
  ...body,
  version: 1,
  createdAt: at,
  ...sent,
});

/** What the register holds of it replaced as a whole; it stays where it is, and so do its links. */
export const changedRecord = (before: RegisteredRecord, file: SubjectFile): ActiveSubject => {
  const { status, type, id, area, version, createdAt, createdBy, digest } = before;
  if (status === 'ended') throw notFound('subject');
  const { liaison, plannedLinks } = before;
  const kept = { type, id, area, createdAt, createdBy, digest, liaison, plannedLinks };
  return { status, ...kept, ...file, version: version + 1 };
};

/** Nothing about anybody is left. */
export const endedRecord = (
  { type, id, area, version, createdAt, createdBy, digest }: ActiveSubject,
  endedOn: Day,
): RegisteredRecord => ({
  status: 'ended',
  type,
  id,
  area,
  version: version + 1,
  createdAt,
  createdBy,
  digest,
  endedOn,
});
