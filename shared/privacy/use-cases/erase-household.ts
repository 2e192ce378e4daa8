import { everyNumberOf } from '../../household/store/household-store.ts';
import { personalPlaces } from '../../modules.ts';
import type { Context } from '../../table/context.ts';
import { endWork } from '../../table/long-work.ts';
import { type Item, optimistic } from '../../table/table.ts';
import type { Erasure } from '../rules/erasure.ts';
import { type CaseFiles, filesOf } from '../store/files-of.ts';
import { itemsOfHousehold } from '../store/items-of-household.ts';
import { planErasure } from '../store/plan-erasure.ts';
import { ERASURES, erasureCounted } from '../store/rights-store.ts';

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
const eraseFiles = async (cases: readonly Item[], files: CaseFiles): Promise<number> => {
  const hasWords = planErasure(cases, personalPlaces).writes.length > 0;
  const keys = await filesOf(hasWords ? cases : cases.filter(({ sk }) => sk === 'CASE'), files);
  for (const key of keys) await files.remove(key);
  return keys.length;
};

/** Files that lay with a case of which all words were gone already, counted by themselves. */
const countFiles = async (ctx: Context, work: Erasure, files: number): Promise<boolean> => {
  if (files === 0) return false;
  await ctx.table.write([await erasureCounted(ctx, work.id, { removed: 0, emptied: 0, files })]);
  return true;
};

/** One pass, free text first; what leads to other items goes after them, so that a pass that is killed loses nothing. */
const pass = async (ctx: Context, work: Erasure, contents: CaseFiles): Promise<boolean> => {
  const numbers = await everyNumberOf(ctx, work.household);
  const { cases, behind, tasks, own } = await itemsOfHousehold(ctx, numbers, work.cases);
  const files = await eraseFiles(cases, contents);
  let any = (await eraseItems(ctx, work, cases, files)) || (await countFiles(ctx, work, files));
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
  contents: CaseFiles,
  isLate: () => boolean = () => false,
): Promise<Erasure> => {
  let found = true;
  while (found && !isLate()) found = await optimistic(() => pass(ctx, work, contents));
  return found ? work : endWork(ctx, ERASURES, work, ctx.now());
};
