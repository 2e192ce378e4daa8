import type { Day } from '../../base/instant.ts';
import { conflict, invalid } from '../../base/refusal.ts';
import type { Link, LinkEndReason } from './link.ts';

/** The link, over from `to` on. */
export const ended = ({ status: _, ...rest }: Link, to: Day, endReason: LinkEndReason): Link => ({
  ...rest,
  status: 'ended',
  to,
  endReason,
  version: rest.version + 1,
});

/** Whether it is over as somebody asks: who names no day asks for today, or for the day on which that happened already. */
export const isEndedSo = (
  link: Link,
  { on = link.to, reason }: { readonly on?: Day | undefined; readonly reason: LinkEndReason },
): boolean => link.status === 'ended' && link.to === on && link.endReason === reason;

/**
 * Over from `on`: at once when the day has come, else on its day. A link that never began ends on its first day, which
 * leaves it no day at all.
 */
export const endLink = (link: Link, on: Day, endReason: LinkEndReason, today: Day): Link => {
  if (link.status === 'ended') throw conflict('link.over');
  if (on < today) throw invalid('link.ends-too-early', '#/on');
  if (link.to !== undefined && on > link.to) throw invalid('link.over-on', '#/on', { to: link.to });
  if (on <= link.from) return ended(link, link.from, endReason);
  if (on > today) return { ...link, to: on, endReason, version: link.version + 1 };
  return ended(link, on, endReason);
};

/** What the day brings: a planned link begins, one whose term has run out ends; `undefined`: nothing. */
export const applyDueLink = (link: Link, today: Day): Link | undefined => {
  if (link.status === 'ended') return undefined;
  if (link.to !== undefined && link.to <= today) return ended(link, link.to, link.endReason ?? 'term-over');
  if (link.status === 'planned' && link.from <= today)
    return { ...link, status: 'live', version: link.version + 1 };
  return undefined;
};
