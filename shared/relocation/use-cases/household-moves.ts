import { toArea } from '../../area/store/area-item.ts';
import { areaKey } from '../../area/store/keys.ts';
import { gridOf } from '../../base/area-code.ts';
import type { Instant } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import { type RequestDigest, requireSameRequest } from '../../base/request-digest.ts';
import type { Actor } from '../../base/role.ts';
import type { Case } from '../../case/rules/case.ts';
import { takeStep } from '../../case/rules/take-step.ts';
import { toCase } from '../../case/store/case-item.ts';
import { casesThatGoWith, openCasesAbout } from '../../case/store/case-lists.ts';
import { caseWrites, oneEach } from '../../case/store/case-store.ts';
import { caseKey } from '../../case/store/keys.ts';
import type { PresentHousehold } from '../../household/rules/household.ts';
import { HouseholdReceipt } from '../../household/rules/receipt.ts';
import { toHousehold } from '../../household/store/household-item.ts';
import { householdsPartition, receiptKey } from '../../household/store/keys.ts';
import { lastNumber } from '../../household/store/last-id.ts';
import { linksPartition } from '../../link/store/keys.ts';
import { toLink } from '../../link/store/links.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { endWork, workWrite } from '../../table/long-work.ts';
import { allOf, createOnce, type Item, optimistic, type Write } from '../../table/table.ts';
import { unlessUnreadable } from '../../table/unreadable.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker } from '../../worker/store/worker-item.ts';
import { type HouseholdMove, type NewHouseholdMove, newHouseholdMove } from '../rules/household-move.ts';
import { planHouseholdMove } from '../rules/plan-household-move.ts';
import { HOUSEHOLD_MOVES } from '../store/area-move-store.ts';
import { relocationWrites } from './relocate-households.ts';

/** A move is one transaction of 100 writes at most; a case takes up to five of them. */
const MOST_CASES = 15;

const among = <T>(items: readonly Item[], sk: string, parse: (item: Item) => T): T | undefined => {
  const item = items.find((one) => one.sk === sk);
  return item && parse(item);
};

const caseMove = (it: Case, household: string, by: Actor, at: Instant): Write[] => {
  const subject = { type: 'household', id: household } as const;
  const step = { step: 'refiled', area: gridOf(household), subject } as const;
  return caseWrites(takeStep(it, step, { by, at, key: undefined, ifMatch: undefined }));
};

const moveContext = async (ctx: Context, household: PresentHousehold, { to, liaison }: NewHouseholdMove) => {
  const { table } = ctx;
  const wanted = [areaKey(to), ...(liaison === undefined ? [] : [workerKey(liaison)])];
  const [items, links, inGrid, cases] = await Promise.all([
    table.getMany(wanted),
    allOf(table, { pk: linksPartition(household.id), begins: 'LINK#' }),
    allOf(table, { pk: householdsPartition(to), begins: 'HH#' }),
    openCasesAbout(ctx, household.id),
  ]);
  if (cases.length > MOST_CASES)
    throw conflict('household.too-many-cases', { count: cases.length, most: MOST_CASES });
  return { items, links: links.map(toLink), inGrid: inGrid.map(toHousehold), cases };
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

/** A case that is still filed under the old number follows; one that has gone elsewhere meanwhile does not. */
const follow = (ctx: Context, { from, by }: HouseholdMove, caseId: string, to: string) =>
  optimistic(async () => {
    const item = await ctx.table.get(caseKey(caseId));
    const found = item && toCase(item);
    if (found?.subject.id !== from) return;
    await ctx.table.write(oneEach(caseMove(found, to, by, ctx.now())));
  });

/**
 * Looks once more for cases under the old number: an index may have shown one a moment too late for the move, and those
 * that have ended for now wait for this.
 */
export const followHouseholdMove = async (ctx: Context, move: HouseholdMove): Promise<HouseholdMove> => {
  const to = await lastNumber(ctx.table, move.from);
  for (const { id } of await casesThatGoWith(ctx, move.from))
    await unlessUnreadable(ctx, caseKey(id), () => follow(ctx, move, id, to));
  return endWork(ctx, HOUSEHOLD_MOVES, move, ctx.now());
};
