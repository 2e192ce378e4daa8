import { everyNumberOf } from '../../household/store/household-store.ts';
import { personalPlaces } from '../../modules.ts';
import type { Context } from '../../table/context.ts';
import { endWork } from '../../table/long-work.ts';
import { type Item, optimistic } from '../../table/table.ts';
import type { Erasure } from '../rules/erasure.ts';
import { filesOf } from '../store/files-of.ts';
import { itemsOfHousehold } from '../store/items-of-household.ts';
import { planErasure } from '../store/plan-erasure.ts';
import { ERASURES, erasureCounted } from '../store/rights-store.ts';

/** Removes contents by their keys; one that is gone already is no fault. */
export type RemoveFile = (key: string) => Promise<void>;

/** Of the 100 writes of a transaction one counts what the others do. */
const AT_ONCE = 90;

const slices = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, n) =>
    all.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );

/** `files`: how many contents went before, counted with the last of the items, so that of several runs one counts them. */
const eraseItems = async (
  ctx: Context,
  work: Erasure,
  items: readonly Item[],
  files = 0,
): Promise<boolean> => {
  const plans = slices(items).map((some) => planErasure(some, personalPlaces));
  const due = plans.filter(({ writes }) => writes.length > 0);
  for (const [index, { writes, removed, emptied }] of due.entries()) {
    const last = index === due.length - 1;
    const counted = await erasureCounted(ctx, work.id, { removed, emptied, files: last ? files : 0 });
    await ctx.table.write([...writes, counted]);
  }
  return due.length > 0;
};

/** Files before the words beside them: as long as a case has words, its files are looked for again. */
const eraseFiles = async (cases: readonly Item[], remove: RemoveFile): Promise<number> => {
  if (planErasure(cases, personalPlaces).writes.length === 0) return 0;
  const keys = filesOf(cases);
  for (const key of keys) await remove(key);
  return keys.length;
};

/** One pass, free text first; what leads to other items goes after them, so that a pass that is killed loses nothing. */
const pass = async (ctx: Context, work: Erasure, remove: RemoveFile): Promise<boolean> => {
  const numbers = await everyNumberOf(ctx, work.household);
  const { cases, behind, tasks, own } = await itemsOfHousehold(ctx, numbers, work.cases);
  let any = await eraseItems(ctx, work, cases, await eraseFiles(cases, remove));
  for (const part of [behind, tasks, own]) any = (await eraseItems(ctx, work, part)) || any;
  return any;
};

/**
 * Erases until a look finds nothing any more, and ends with its counts. Killed anywhere it goes on from what is still
 * there; where somebody changes an item meanwhile, it looks again.
 */
export const continueErasure = async (
  ctx: Context,
  work: Erasure,
  remove: RemoveFile,
  isLate: () => boolean = () => false,
): Promise<Erasure> => {
  let found = true;
  while (found && !isLate()) found = await optimistic(() => pass(ctx, work, remove));
  return found ? work : endWork(ctx, ERASURES, work, ctx.now());
};
