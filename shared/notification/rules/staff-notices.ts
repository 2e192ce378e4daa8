import { dayOf, type Instant } from '../../base/instant.ts';
import type { Deputy } from '../../link/rules/deputy.ts';
import type { HandOver } from '../../link/rules/hand-over.ts';
import type { Notice } from './notice.ts';

/** To both: that somebody stands in and on which days, or that this is over. One for each version of those days. */
export const deputyNotices = (
  { worker, deputy, from, to: until, version }: Deputy,
  about: 'named' | 'ended',
  at: Instant,
): Notice[] => {
  const id = `deputy#${worker}#${from}#${deputy}#${version}#${about}`;
  const facts = { kind: 'deputy', about, worker, deputy, from, until, id, at, day: dayOf(at) } as const;
  return [deputy, worker].map((to) => ({ ...facts, to }));
};

/** To both: that everything of one is with the other. */
export const handOverNotices = ({ id: handOver, from, to: receiver, createdAt: at }: HandOver): Notice[] =>
  [receiver, from].map((to) => ({
    kind: 'hand-over',
    id: `hand-over#${handOver}`,
    at,
    day: dayOf(at),
    to,
    handOver,
  }));
