import type { Allows } from '../../access/rules/may.ts';
import { areaPath, isWithin } from '../../base/area-code.ts';
import { addDays, type Day, dayOf, type Instant, overlap } from '../../base/instant.ts';
import { conflict, invalid, notAllowed } from '../../base/refusal.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import { areaOfSubject, type SubjectType } from '../../programme/rules/subject.ts';
import { requireServes } from '../../worker/rules/may-serve.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import type { Link } from './link.ts';
import { type NewLink, newLink } from './new-link.ts';
import { pathOfSubject, type SubjectRecord, subjectOf, successorOf, withLinks } from './subject-record.ts';

/** A link may be entered late, but not to dress up the past; and planned, but not for ever. */
const BACK_DAYS = 31;
const AHEAD_DAYS = 366;

export interface LinkContext {
  readonly record: SubjectRecord;
  readonly links: readonly Link[];
  readonly worker: Worker;
  readonly allows: Allows;
}

const reachable = (from: Day, today: Day): void => {
  if (from < addDays(today, -BACK_DAYS)) throw invalid('day.begin-too-early', '#/from', { days: BACK_DAYS });
  if (from > addDays(today, AHEAD_DAYS)) throw invalid('day.begin-too-late', '#/from', { days: AHEAD_DAYS });
};

/** Whether this worker can come to this door at all. */
export const canServe = (worker: Worker, record: SubjectRecord): void => {
  if (!worker.active) throw conflict('worker.left-choose');
  if (!isWithin(pathOfSubject(record), areaPath(worker.area))) throw conflict('link.outside-area');
};

const workAt = { household: 'visits', area: 'area' } as const satisfies Record<SubjectType, string>;

/** Who makes somebody a liaison. */
interface Appointing {
  readonly by: string;
  readonly allows: Allows;
}

/** Whether this worker can come there, and could open what has to be done there. Nobody opens a record to themselves. */
export const requireLiaison = (worker: Worker, record: SubjectRecord, { by, allows }: Appointing): void => {
  canServe(worker, record);
  const subject = subjectOf(record);
  requireServes({ person: worker }, { of: workAt[subject.type], area: areaOfSubject(subject) }, allows);
  if (worker.id === by) throw notAllowed('link.by-oneself');
};

const isFree = (links: readonly Link[], body: NewLink): void => {
  const other = links.find((one) => overlap(one, body));
  if (other !== undefined) throw conflict('link.overlaps', { from: other.from });
};

/** A new link and the record that names its worker; refuses when the days are taken or the worker cannot come. */
export const openLink = (
  { record, links, worker, allows }: LinkContext,
  body: NewLink,
  sent: RequestDigest,
  at: Instant,
): { link: Link; record: SubjectRecord } => {
  const today = dayOf(at);
  reachable(body.from, today);
  if (body.to !== undefined && body.to <= today) throw invalid('link.over-before-open', '#/to');
  const successor = successorOf(record);
  if (successor !== undefined) throw conflict('area.retired', { successor });
  requireLiaison(worker, record, { by: sent.createdBy, allows });
  isFree(links, body);
  const link = newLink(body, sent, at);
  const liaison = link.status === 'live' ? link.worker : record.liaison;
  return { link, record: withLinks(record, liaison, [...links, link]) };
};
