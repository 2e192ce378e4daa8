import { toArea } from '../../area/store/area-item.ts';
import { areaKey } from '../../area/store/keys.ts';
import type { Instant } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import { type RequestDigest, requireSameRequest } from '../../base/request-digest.ts';
import type { Actor } from '../../base/role.ts';
import { casesThatGoWith, openCasesAbout } from '../../case/store/case-lists.ts';
import { oneEach } from '../../case/store/case-store.ts';
import { caseKey } from '../../case/store/keys.ts';
import { readWholeCase, type WholeCase } from '../../case/store/whole-case.ts';
import type { PresentHousehold } from '../../household/rules/household.ts';
import { HouseholdReceipt } from '../../household/rules/receipt.ts';
import { toHousehold } from '../../household/store/household-item.ts';
import { idsOfHousehold } from '../../household/store/household-store.ts';
import { householdsPartition, receiptKey } from '../../household/store/keys.ts';
import { lastNumber } from '../../household/store/last-id.ts';
import { isOfOneMoment } from '../../link/rules/is-of-one-moment.ts';
import type { Link } from '../../link/rules/link.ts';
import { linksPartition } from '../../link/store/keys.ts';
import { toLink } from '../../link/store/links.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { endWork, workWrite } from '../../table/long-work.ts';
import { readWhole } from '../../table/read-whole.ts';
import { allOf, createOnce, type Item, type Table, type Write } from '../../table/table.ts';
import { unlessUnreadable } from '../../table/unreadable.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker } from '../../worker/store/worker-item.ts';
import {
  type HouseholdMove,
  lookedAtForReports,
  type NewHouseholdMove,
  newHouseholdMove,
} from '../rules/household-move.ts';
import { planHouseholdMove } from '../rules/plan-household-move.ts';
import { HOUSEHOLD_MOVES } from '../store/area-move-store.ts';
import { caseMove, followHousehold } from './follow-household.ts';
import { relocationWrites } from './relocate-households.ts';

/** A move is one transaction of 100 writes at most; a case takes up to five of them. */
const MOST_CASES = 15;

const among = <T>(items: readonly Item[], sk: string, parse: (item: Item) => T): T | undefined => {
  const item = items.find((one) => one.sk === sk);
  return item && parse(item);
};

/** Of the moment in which the household was read. */
const linksOn = (table: Table, record: PresentHousehold): Promise<Link[]> =>
  readWhole(
    async () => (await allOf(table, { pk: linksPartition(record.id), begins: 'LINK#' })).map(toLink),
    (links) => isOfOneMoment({ record, links }),
  );

const moveContext = async (ctx: Context, household: PresentHousehold, { to, liaison }: NewHouseholdMove) => {
  const { table } = ctx;
  const wanted = [areaKey(to), ...(liaison === undefined ? [] : [workerKey(liaison)])];
  const [items, links, inGrid, cases] = await Promise.all([
    table.getMany(wanted),
    linksOn(table, household),
    allOf(table, { pk: householdsPartition(to), begins: 'HH#' }),
    openCasesAbout(ctx, household.id),
  ]);
  if (cases.length > MOST_CASES)
    throw conflict('household.too-many-cases', { count: cases.length, most: MOST_CASES });
  return { items, links, inGrid: inGrid.map(toHousehold), cases };
};

const numberIn = (item: Item, sent: RequestDigest): string => {
  const receipt = HouseholdReceipt.parse(recordOf(item));
  requireSameRequest(receipt, sent, 'id');
  return receipt.household;
};

/** What the same sending has moved before; refuses when the id stands for something else. */
export const householdMoveBefore = async (
  { table }: Context,
  id: string,
  sent: RequestDigest,
): Promise<string | undefined> => {
  const item = await table.get(receiptKey(id));
  return item && numberIn(item, sent);
};

/** Moves a household with its open cases in one transaction; answers with its new number. */
export const relocateHousehold = async (
  ctx: Context,
  household: PresentHousehold,
  body: NewHouseholdMove,
  by: Actor,
  sent: RequestDigest,
  at: Instant,
): Promise<string> => {
  const { items, cases, ...rest } = await moveContext(ctx, household, body);
  const grid = among(items, areaKey(body.to).sk, toArea);
  const worker = among(items, 'WORKER', toWorker);
  const relocation = planHouseholdMove({ household, grid, worker, ...rest }, body, sent, at);
  const { id } = relocation.after;
  const receipt = { ...sent, createdAt: at, household: id, likely: [] };
  const checks = [...(grid === undefined ? [] : [grid]), ...(worker === undefined ? [] : [worker])];
  const writes: Write[] = [
    { put: { ...receiptKey(body.id), ...receipt }, guard: 'absent' },
    ...relocationWrites(relocation),
    ...checks.map((one): Write => {
      const check = 'code' in one ? areaKey(one.code) : workerKey(one.id);
      return { check, guard: { version: one.version } };
    }),
    workWrite(
      HOUSEHOLD_MOVES,
      newHouseholdMove({ id: body.id, from: household.id, to: id }, by, sent.digest, at),
    ),
    ...cases.flatMap((it) => caseMove(it, id, by, at)),
  ];
  return (await createOnce(ctx.table, oneEach(writes), (item) => numberIn(item, sent))) ?? id;
};

const stoodUnder = ({ timeline }: WholeCase, numbers: readonly string[]): boolean =>
  timeline.some(
    (entry) => 'subject' in entry && entry.subject !== undefined && numbers.includes(entry.subject.id),
  );

/** After a merger that was undone: what ever stood under a number of the double goes back there. */
const followBack = async (ctx: Context, move: HouseholdMove): Promise<HouseholdMove> => {
  const from = await lastNumber(ctx.table, move.from);
  const to = await lastNumber(ctx.table, move.to);
  const numbers = await idsOfHousehold(ctx, to);
  // Merged again meanwhile: there is nothing to bring back.
  const found = from === to ? [] : await casesThatGoWith(ctx, from);
  for (const { id } of found)
    await unlessUnreadable(ctx, caseKey(id), async () => {
      const whole = await readWholeCase(ctx, id);
      if (whole !== undefined && stoodUnder(whole, numbers))
        await followHousehold(ctx, id, { from, to, by: move.by });
    });
  return endWork(ctx, HOUSEHOLD_MOVES, move, ctx.now(), lookedAtForReports);
};

/**
 * Looks once more for cases under the old number, and then every hour: an index may have shown one a moment too late for
 * the move, those that have ended for now wait for this, and phones come back with the number that they knew.
 */
export const followHouseholdMove = async (ctx: Context, move: HouseholdMove): Promise<HouseholdMove> => {
  if (move.undone) return followBack(ctx, move);
  const to = await lastNumber(ctx.table, move.from);
  // A merger that was undone leads nowhere any more.
  if (to === move.from) return endWork(ctx, HOUSEHOLD_MOVES, move, ctx.now(), lookedAtForReports);
  for (const { id } of await casesThatGoWith(ctx, move.from))
    await unlessUnreadable(ctx, caseKey(id), () =>
      followHousehold(ctx, id, { from: move.from, to, by: move.by }),
    );
  return endWork(ctx, HOUSEHOLD_MOVES, move, ctx.now(), lookedAtForReports);
};
