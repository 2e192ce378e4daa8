import type { Allows } from '../../access/rules/may.ts';
import { addDays, type Day, dayOf, type Instant, overlap } from '../../base/instant.ts';
import { conflict, invalid } from '../../base/refusal.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import { linkFactsOf } from '../../programme/rules/programme-of.ts';
import { isSameHolder } from './holder.ts';
import type { Link } from './link.ts';
import { type LinkHolder, requireHolder } from './link-holder.ts';
import { newLink, type WantedLink } from './new-link.ts';
import { type SubjectRecord, successorOf, withLinks } from './subject-record.ts';

/** A link may be entered late, but not to dress up the past; and planned, but not for ever. */
const BACK_DAYS = 31;
const AHEAD_DAYS = 366;

export interface LinkContext {
  readonly record: SubjectRecord;
  readonly links: readonly Link[];
  readonly holder: LinkHolder;
  readonly allows: Allows;
}

const reachable = (from: Day, today: Day): void => {
  if (from < addDays(today, -BACK_DAYS)) throw invalid('day.begin-too-early', '#/from', { days: BACK_DAYS });
  if (from > addDays(today, AHEAD_DAYS)) throw invalid('day.begin-too-late', '#/from', { days: AHEAD_DAYS });
};

/** Refuses days that are taken: by as many as the programme joins with a subject, or by the same holder. */
const isFree = (links: readonly Link[], wanted: WantedLink): void => {
  const { mostOnSubject: most } = linkFactsOf(wanted.subject.type);
  const others = links.filter((one) => overlap(one, wanted));
  const [taken] = most === 1 ? others : others.filter((one) => isSameHolder(one, wanted));
  if (taken !== undefined) throw conflict('link.overlaps', { from: taken.from });
  if (others.length >= most) throw conflict('link.full', { most });
};

/** A new link and the record that names its worker; refuses when the days are taken or the worker cannot come. */
export const openLink = (
  { record, links, holder, allows }: LinkContext,
  wanted: WantedLink,
  sent: RequestDigest,
  at: Instant,
): { link: Link; record: SubjectRecord } => {
  const today = dayOf(at);
  reachable(wanted.from, today);
  if (wanted.to !== undefined && wanted.to <= today) throw invalid('link.over-before-open', '#/to');
  const successor = successorOf(record);
  if (successor !== undefined) throw conflict('area.retired', { successor });
  requireHolder(holder, record, { by: sent.createdBy, allows });
  isFree(links, wanted);
  const link = newLink(wanted, sent, at);
  const liaison = link.status === 'live' ? link.worker : record.liaison;
  return { link, record: withLinks(record, liaison, [...links, link]) };
};
