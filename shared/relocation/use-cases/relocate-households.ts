import { gridsIn } from '../../area/store/grids-in.ts';
import { isPresent } from '../../household/rules/household.ts';
import { householdIdIn, householdItem, toHousehold } from '../../household/store/household-item.ts';
import { householdsPartition } from '../../household/store/keys.ts';
import { isOfOneMoment } from '../../link/rules/is-of-one-moment.ts';
import { linksPartition } from '../../link/store/keys.ts';
import { linkWrite } from '../../link/store/link-writes.ts';
import { toLink } from '../../link/store/links.ts';
import type { Context } from '../../table/context.ts';
import { cutByWrites } from '../../table/cut-by-writes.ts';
import { countedWork } from '../../table/long-work.ts';
import { readWhole } from '../../table/read-whole.ts';
import { allOf, optimistic, type Table, type Write } from '../../table/table.ts';
import { readable } from '../../table/unreadable.ts';
import { type AreaMove, codeAfter } from '../rules/area-move.ts';
import { type Relocation, renumberHousehold } from '../rules/move-household.ts';
import { newIdsFor } from '../rules/new-ids.ts';
import { AREA_MOVES } from '../store/area-move-store.ts';

/** So many are read for one transaction: with a live and a planned link each, as many as fit. */
const HOUSEHOLDS_AT_ONCE = 16;
/** Goes with each transaction. */
const COUNT = 1;
/** While an import or registrars fill the absorbing grid, numbers there are taken before they are written. */
const MOST_ATTEMPTS = 16;

/** The pointer at the old number, the household at the new one, and its links. */
export const relocationWrites = ({ before, pointer, after, links }: Relocation): Write[] => [
  { put: householdItem(pointer), guard: { version: before.version } },
  { put: householdItem(after), guard: 'absent' },
  ...links.map(linkWrite),
];

const inGrid = (table: Table, grid: string) => allOf(table, { pk: householdsPartition(grid), begins: 'HH#' });

/** What becomes of the next households of a grid, as far as one transaction may reach. */
const nextRelocations = async (ctx: Context, move: AreaMove, grid: string) => {
  const { table } = ctx;
  const to = codeAfter(move, grid);
  const coming = readable(ctx, await inGrid(table, grid), toHousehold).filter(isPresent);
  const there = coming.length === 0 ? [] : (await inGrid(table, to)).map(householdIdIn);
  const sent = { createdBy: move.by.id, digest: move.id };
  const relocations: Relocation[] = [];
  for (const household of coming) {
    if (relocations.length === HOUSEHOLDS_AT_ONCE) break;
    const items = await allOf(table, { pk: linksPartition(household.id), begins: 'LINK#' });
    const links = readable(ctx, items, toLink);
    // Its links cannot stay behind: it waits until they can all be read.
    if (links.length < items.length) continue;
    const [newId = ''] = newIdsFor([household], to, there, coming);
    there.push({ id: newId });
    relocations.push(renumberHousehold(household, links, newId, sent, ctx.now()));
  }
  return relocations;
};

/** A link that is not seen yet would stay behind at the old number. */
const isWhole = ({ before, links }: Relocation): boolean =>
  isOfOneMoment({ record: before, links: links.flatMap((link) => link.before ?? []) });

/** Some households in one transaction; answers how many there were. */
const relocateSome = (ctx: Context, move: AreaMove, grid: string): Promise<number> =>
  optimistic(
    async () => {
      const next = await readWhole(
        () => nextRelocations(ctx, move, grid),
        (all) => all.every(isWhole),
      );
      const [some = []] = cutByWrites(next, relocationWrites, COUNT);
      if (some.length === 0) return 0;
      const counted = countedWork(AREA_MOVES, move, { households: some.length });
      await ctx.table.write([...some.flatMap(relocationWrites), counted]);
      return some.length;
    },
    { times: MOST_ATTEMPTS },
  );

/** Gives the households of every moved grid their new numbers; `false` when the time was up. */
export const relocateHouseholds = async (
  ctx: Context,
  move: AreaMove,
  isLate: () => boolean,
): Promise<boolean> => {
  for (const grid of await gridsIn(ctx.table, move.from)) {
    do {
      if (isLate()) return false;
    } while ((await relocateSome(ctx, move, grid)) > 0);
  }
  return true;
};
