import { dayOf, type Instant, laterOf } from '../../base/instant.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import type { Subject } from '../../programme/rules/subject.ts';
import { ended } from './end-link.ts';
import { isSameHolder } from './holder.ts';
import type { Link, LinkEndReason } from './link.ts';
import { plannedLinks } from './planned-links.ts';

/** A link as it is stored, if it is, and as it will be. */
export interface LinkChange {
  readonly before: Link | undefined;
  readonly after: Link;
}

interface Successor {
  readonly subject: Subject;
  readonly worker?: string | undefined;
  readonly holder?: Link['holder'];
  /** Of the end of the one and the beginning of the other. */
  readonly reason: 'hand-over' | 'area-moved' | 'same-household';
}

const sameKey = (a: Link, b: Link) =>
  a.subject.id === b.subject.id && isSameHolder(a, b) && a.from === b.from;

/**
 * Ends a link that is not over, and lets another worker or another subject go on with it for the rest of its term from
 * the same day. `there`: the links of that subject as they are; one handed back on the day it was handed over is revived.
 */
export const replaceLink = (
  link: Link,
  { subject, worker, holder, reason }: Successor,
  there: readonly Link[],
  sent: RequestDigest,
  at: Instant,
): LinkChange[] => {
  const today = dayOf(at);
  if (link.to !== undefined && link.to <= today)
    return [{ before: link, after: ended(link, link.to, 'term-over') }];
  const from = laterOf(link.from, today);
  const { status: _, endReason: __, ...rest } = link;
  const next = { ...rest, ...sent, subject, worker, holder, from, reason, createdAt: at };
  const opened: Link = { ...next, status: from > today ? 'planned' : 'live' };
  const before = there.find((one) => sameKey(one, opened));
  return [
    { before: link, after: ended(link, from, reason) },
    { before, after: { ...opened, version: (before?.version ?? 0) + 1 } },
  ];
};

const isOver = (link: Link) => link.status === 'ended';

/** All that is not over ends today, and what has not begun never begins. */
export const cutOff = (links: readonly Link[], reason: LinkEndReason, at: Instant): LinkChange[] =>
  links
    .filter((link) => !isOver(link))
    .map((link) => ({ before: link, after: ended(link, laterOf(link.from, dayOf(at)), reason) }));

/** The same workers go on with a subject that has another number; `names`: what its record says of them. */
export const follow = (links: readonly Link[], subject: Subject, sent: RequestDigest, at: Instant) => {
  const changes = links
    .filter((link) => !isOver(link))
    .flatMap((link) =>
      replaceLink(
        link,
        { subject, worker: link.worker, holder: link.holder, reason: 'area-moved' },
        [],
        sent,
        at,
      ),
    );
  const after = changes.map((one) => one.after);
  const liaison = after.find(({ status }) => status === 'live')?.worker;
  return { changes, names: { liaison, ...plannedLinks(after) } };
};
