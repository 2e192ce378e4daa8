import type { Instant } from '../../base/instant.ts';
import type { HandOver } from './hand-over.ts';
import { liaisonAfter } from './liaison-after.ts';
import type { Link } from './link.ts';
import { linksAfter } from './planned-links.ts';
import { type LinkChange, replaceLink } from './replace-link.ts';
import { type SubjectRecord, withLinks } from './subject-record.ts';

export interface SubjectFile {
  readonly record: SubjectRecord;
  readonly links: readonly Link[];
}

export interface SubjectChange {
  readonly before: SubjectRecord;
  readonly after: SubjectRecord;
  readonly links: readonly LinkChange[];
}

/** What the giver had when the hand-over began; what they were given since is theirs. */
const isConcerned = (link: Link, { from, createdAt }: HandOver) =>
  link.worker === from && link.status !== 'ended' && link.createdAt <= createdAt;

/** Hands the giver's links with one subject over; nothing when that has happened already. */
export const handOverLinks = (
  { record, links }: SubjectFile,
  it: HandOver,
  at: Instant,
): SubjectChange | undefined => {
  const mine = links.filter((link) => isConcerned(link, it));
  if (mine.length === 0) return undefined;
  const sent = { createdBy: it.by.id, digest: it.id };
  const changes = mine.flatMap((link) =>
    replaceLink(link, { subject: link.subject, worker: it.to, reason: 'hand-over' }, links, sent, at),
  );
  const liaison = liaisonAfter({ record, links }, changes);
  const after = withLinks(record, liaison, linksAfter(links, changes));
  return { before: record, after, links: changes };
};
