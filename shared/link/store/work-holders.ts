import { type Day, dayOf, type Instant, isOn } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { allOf, type Item, type Table, type Write } from '../../table/table.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker } from '../../worker/store/worker-item.ts';
import type { HandOver } from '../rules/hand-over.ts';
import { deputiesPartition, deputyForPartition, handedOnKey } from './keys.ts';
import { toDeputy } from './links.ts';

// Nothing is handed over and back: the holder is worked out from the dates each time somebody asks.

/** A deputy may be away too; three steps on, somebody has made a circle. */
const MOST_STEPS = 3;

const isDeputy = ({ sk }: Item) => sk.startsWith('DEPUTY#');
const hasLeft = (item: Item) => item.sk === workerKey('').sk && !toWorker(item).active;

/** Their deputies, to whom they have handed on, and then their own record. */
const fileOf = (table: Table, worker: string) =>
  allOf(table, { pk: deputiesPartition(worker), from: 'DEPUTY#' });

const deputyIn = (items: readonly Item[], day: Day): string | undefined =>
  items
    .filter(isDeputy)
    .map(toDeputy)
    .find((one) => isOn(one, day))?.deputy;

const standsInFor = async (table: Table, worker: string, day: Day): Promise<string[]> => {
  const query = { index: 'work' as const, pk: deputyForPartition(worker), from: day };
  const deputies = (await allOf(table, query)).map(toDeputy);
  return deputies.filter((one) => isOn(one, day)).map((one) => one.worker);
};

const holderAfter = async (
  table: Table,
  worker: string,
  day: Day,
  steps: number,
): Promise<string | undefined> => {
  const items = await fileOf(table, worker);
  const deputy = deputyIn(items, day);
  if (deputy !== undefined && steps < MOST_STEPS) return holderAfter(table, deputy, day, steps + 1);
  return items.some(hasLeft) ? undefined : worker;
};

/** Those whose work comes to `worker`, directly or through others, `worker` among them. */
const upstream = async (table: Table, worker: string, day: Day, steps = 0): Promise<string[]> => {
  const direct = steps === MOST_STEPS ? [] : await standsInFor(table, worker, day);
  const further = await Promise.all(direct.map((one) => upstream(table, one, day, steps + 1)));
  return [worker, ...further.flat()];
};

/** Who does the work of `worker` on `day`: themselves, or the deputy while they are away; nobody, once they have left. */
export const holderOf = ({ table }: Context, worker: string, day: Day): Promise<string | undefined> =>
  holderAfter(table, worker, day, 0);

/** Whose work is with `worker` on `day`: their own unless they are away, and that of those they stand in for. */
export const heldBy = async ({ table }: Context, worker: string, day: Day): Promise<ReadonlySet<string>> => {
  const away = deputyIn(await fileOf(table, worker), day) !== undefined;
  return new Set(away ? [] : await upstream(table, worker, day));
};

/** For the transaction that begins a hand-over: what comes to the giver's name from then on goes to the receiver. */
export const handedOnWrite = ({ id, from, to, createdAt: at }: HandOver): Write => ({
  put: { ...handedOnKey(from, at, id), to, at },
  guard: 'absent',
});

/** A hand-over of a hand-over, and so on: nobody gives everything on more often while a case lasts. */
const MOST_HAND_OVERS = 12;

/** What came to a person, and when. */
interface Came {
  readonly id: string;
  readonly since: Instant;
}

const handedOnIn = (items: readonly Item[], since: Instant, at: Instant): Came | undefined => {
  const next = items.find(
    ({ sk, at: on }) => sk.startsWith('HANDED-ON#') && String(on) > since && String(on) <= at,
  );
  return next && { id: String(next['to']), since: String(next['at']) };
};

/**
 * Who does by `at` what came to a person before: themselves or whoever they handed everything on to, and while that person is
 * away the deputy as well. Nobody, where they left without either.
 */
export const whoActsFor = async (
  ctx: Context,
  { id, since }: Came,
  at: Instant,
  hops = 0,
): Promise<string[]> => {
  const items = await fileOf(ctx.table, id);
  const next = hops < MOST_HAND_OVERS ? handedOnIn(items, since, at) : undefined;
  if (next !== undefined) return whoActsFor(ctx, next, at, hops + 1);
  const deputy = deputyIn(items, dayOf(at)) === undefined ? undefined : await holderOf(ctx, id, dayOf(at));
  const present = items.some(hasLeft) ? [] : [id];
  return [...new Set([...present, ...(deputy === undefined ? [] : [deputy])])];
};
