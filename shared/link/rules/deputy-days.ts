import { type Day, laterOf, overlap } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import type { Deputy } from './deputy.ts';
import type { NewDeputy } from './new-deputy.ts';

type Days = Pick<Deputy, 'from' | 'to'>;
type Stands = Pick<Deputy, 'worker' | 'deputy' | 'from' | 'to'>;

const earlierOf = (one: Day, other: Day): Day => (one < other ? one : other);

/** The days that belong to both; none, if `to` is not after `from`. */
const daysOfBoth = (one: Days, other: Days): Days => ({
  from: laterOf(one.from, other.from),
  to: earlierOf(one.to, other.to),
});

/** One worker has one deputy on a day: two would each leave the doors to the other. */
export const requireFreeDays = (body: NewDeputy, standing: readonly Deputy[]): void => {
  const isOther = (one: Deputy) => one.deputy !== body.deputy || one.from !== body.from;
  const taken = standing.find((one) => isOther(one) && overlap(one, body));
  if (taken === undefined) return;
  const { deputy, from, to } = taken;
  throw conflict('deputy.stands-already', { deputy, from, to });
};

/** Refuses a deputy who would hand the work back, by however many others, on a day that all of them are away. */
export const requireNoCircle = async (
  body: NewDeputy,
  deputiesOf: (worker: string) => Promise<readonly Deputy[]>,
): Promise<void> => {
  const follow = async (last: Stands, before: readonly string[]): Promise<void> => {
    if (last.deputy === body.worker)
      throw conflict('deputy.circle', { worker: body.worker, away: body.deputy });
    if (before.includes(last.deputy)) return;
    for (const one of await deputiesOf(last.deputy))
      if (overlap(last, one)) await follow({ ...one, ...daysOfBoth(last, one) }, [...before, last.deputy]);
  };
  await follow(body, []);
};
