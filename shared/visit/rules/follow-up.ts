import { addDays, type Day, dayOf, type Instant } from '../../base/instant.ts';
import { conflict, invalid } from '../../base/refusal.ts';
import type { Task } from './task.ts';

const AHEAD_DAYS = 180;
const KEPT_DAYS = 60;

/** The next link of the chain: `x` is followed by `x.f1`, that by `x.f2`, up to nine. */
const nextOrigin = (origin: string): string => {
  const [, root = origin, count = '0'] = /^(.+)\.f(\d)$/.exec(origin) ?? [];
  if (count === '9') throw conflict('Nine visits have followed already; make a new trigger.');
  return `${root}.f${Number(count) + 1}`;
};

/** The visit that was agreed on for `again`; none if nothing was. */
export const followUpOn = (
  { worker: _, version: __, ...task }: Task,
  again: Day | undefined,
  worker: string | undefined,
  at: Instant,
): Task | undefined => {
  if (again === undefined) return undefined;
  const today = dayOf(at);
  if (again <= today) throw invalid('Come again on a later day than today.', '#/again');
  if (again > addDays(today, AHEAD_DAYS)) throw invalid(`Come again within ${AHEAD_DAYS} days.`, '#/again');
  return {
    ...task,
    origin: nextOrigin(task.origin),
    plannedAt: at,
    from: addDays(today, 1),
    dueOn: again,
    expiresOn: addDays(again, KEPT_DAYS),
    ...(worker === undefined ? {} : { worker }),
  };
};
