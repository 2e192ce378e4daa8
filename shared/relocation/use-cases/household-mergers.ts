import { toArea } from '../../area/store/area-item.ts';
import { areaKey } from '../../area/store/keys.ts';
import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import type { Instant } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import type { Actor } from '../../base/role.ts';
import type { PresentHousehold } from '../../household/rules/household.ts';
import { householdItem, toHousehold } from '../../household/store/household-item.ts';
import { householdKey, receiptKey } from '../../household/store/keys.ts';
import { linkWrite } from '../../link/store/link-writes.ts';
import type { Context } from '../../table/context.ts';
import { findWork, readWork, workWrite } from '../../table/long-work.ts';
import { type Write, writeOrConflict } from '../../table/table.ts';
import { newHouseholdMove } from '../rules/household-move.ts';
import { type MergedHouseholds, mergeHouseholds, restoreDouble } from '../rules/merge-households.ts';
import { HOUSEHOLD_MOVES } from '../store/area-move-store.ts';
import { linkAgain, linksOnHousehold, mayCome } from './household-links.ts';
import { followHouseholdMove, householdMoveBefore } from './household-moves.ts';

/** Who asks, under which id, and when. */
export interface Asked {
  readonly id: string;
  readonly by: Actor;
  readonly sent: RequestDigest;
  readonly at: Instant;
}

const writesOf = ({ before, after, links }: MergedHouseholds): Write[] => [
  ...after.map((one): Write => {
    const version = before.find(({ id }) => id === one.id)?.version ?? 0;
    return { put: householdItem(one), guard: { version } };
  }),
  ...links.map(linkWrite),
];

const receiptWrite = ({ id, sent, at }: Asked, household: HouseholdId): Write => ({
  put: { ...receiptKey(id), ...sent, createdAt: at, household, step: 'merged', likely: [] },
  guard: 'absent',
});

/** In one transaction the two and their links; then the cases, each in its own, which a job goes on with where this ends. */
const write = async (
  ctx: Context,
  asked: Asked,
  merged: MergedHouseholds,
  places: { readonly from: HouseholdId; readonly to: HouseholdId; readonly undone?: true },
): Promise<HouseholdId> => {
  const { id, by, sent, at } = asked;
  const move = newHouseholdMove({ id, ...places }, by, sent.digest, at);
  const answer = places.to;
  await writeOrConflict(ctx.table, [
    receiptWrite(asked, answer),
    ...writesOf(merged),
    workWrite(HOUSEHOLD_MOVES, move),
  ]);
  await followHouseholdMove(ctx, move);
  return answer;
};

/** Lets a household that was entered twice go into the one that stays; answers with the number of that one. */
export const mergeInto = async (
  ctx: Context,
  double: PresentHousehold,
  stays: PresentHousehold,
  asked: Asked,
): Promise<HouseholdId> => {
  const { table } = ctx;
  const pair = {
    double: { household: double, links: await linksOnHousehold(table, double) },
    stays: { household: stays, links: await linksOnHousehold(table, stays) },
    mayCome: await mayCome(ctx, double.liaison, stays),
  };
  const merged = mergeHouseholds(pair, asked.sent, asked.at);
  return write(ctx, asked, merged, { from: double.id, to: stays.id });
};

const requireGrid = async ({ table }: Context, grid: string): Promise<void> => {
  const item = await table.get(areaKey(grid));
  const retired = item && toArea(item).retired;
  if (retired !== undefined) throw conflict('area.retired', { successor: retired.successor });
};

/** Undoes a merger: answers with the number that the household has again. */
export const separate = async (
  ctx: Context,
  id: HouseholdId,
  stays: PresentHousehold,
  asked: Asked,
): Promise<HouseholdId> => {
  const double = stays.doubles?.find((one) => one.id === id);
  const item = await ctx.table.get(householdKey(id));
  const pointer = item && toHousehold(item);
  if (double === undefined || pointer?.status !== 'moved') throw conflict('household.not-merged');
  await requireGrid(ctx, gridOf(id));
  const { restored, before, after } = restoreDouble(stays, double, pointer);
  const link = await linkAgain(ctx, restored, double.liaison, 'returned', asked.sent, asked.at);
  const again =
    link === undefined
      ? after
      : after.map((one) => (one.id === id ? { ...restored, liaison: link.after.worker } : one));
  const merged = { before, after: again, links: link === undefined ? [] : [link] };
  return write(ctx, asked, merged, { from: stays.id, to: id, undone: true });
};

/** As it is written with the merger; whoever has followed it once has counted on. */
const NEVER_FOLLOWED = 2;

/** What the same request has merged or undone before; sent again after it was killed, it goes on at once. */
export const mergerBefore = async (ctx: Context, { id, sent }: Pick<Asked, 'id' | 'sent'>) => {
  const known = await householdMoveBefore(ctx, id, sent);
  const move = known === undefined ? undefined : await findWork(ctx, HOUSEHOLD_MOVES, id);
  if (move?.version === NEVER_FOLLOWED) await followHouseholdMove(ctx, move);
  return known;
};

/** What the undoing of a merger was answered with: from which household, and which number it gave back. */
export const mergedInto = async (ctx: Context, id: string, household: HouseholdId) => {
  const { from } = await readWork(ctx, HOUSEHOLD_MOVES, id);
  return { from, household };
};
