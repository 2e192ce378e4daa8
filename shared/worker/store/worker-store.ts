import type { Authorizer } from '../../access/store/authorizer.ts';
import { codesBelow } from '../../area/store/areas-below.ts';
import { type AreaCode, areaPath, kindOfArea, lineOf } from '../../base/area-code.ts';
import type { Instant } from '../../base/instant.ts';
import { conflict, notFound } from '../../base/refusal.ts';
import { type RequestDigest, requireSameRequest } from '../../base/request-digest.ts';
import type { Context } from '../../table/context.ts';
import { listPage } from '../../table/pager.ts';
import { type Partition, partitionOver } from '../../table/partition.ts';
import {
  allOf,
  createOnce,
  type Item,
  type Query,
  type Table,
  type Write,
  writeAny,
} from '../../table/table.ts';
import { newWorker } from '../rules/new-worker.ts';
import type { NewWorker, Worker } from '../rules/worker.ts';
import { formerStaffPartition, staffPartition, workerKey } from './keys.ts';
import { toWorker, workerItem } from './worker-item.ts';

export interface WorkerQuestion {
  readonly area: AreaCode;
  readonly active: boolean;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A county has one partition; the prefecture has its own offices' and those of its counties. */
const partsOf = async (table: Table, area: AreaCode, active: boolean): Promise<Query[]> => {
  const staff = active ? staffPartition : formerStaffPartition;
  if (kindOfArea(area) !== 'prefecture') return [{ index: 'area', pk: staff(area), begins: area }];
  const codes = [area, ...(await codesBelow(table, area))];
  return codes.map((code) => ({ index: 'area', pk: staff(code) }));
};

export const findWorker = async (ctx: Context, id: string): Promise<Worker | undefined> => {
  const item = await ctx.table.get(workerKey(id));
  return item === undefined ? undefined : toWorker(item);
};

export const readWorker = async (ctx: Context, id: string, authorizer: Authorizer): Promise<Worker> => {
  const worker = await findWorker(ctx, id);
  if (worker === undefined) throw notFound('worker');
  authorizer.require('worker', { areaPath: areaPath(worker.area) });
  return worker;
};

/** What people call them; nothing for who is not in the register. */
export const namesOfWorkers = async (
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const found = await ctx.table.getMany(ids.map(workerKey));
  return new Map(found.map(toWorker).map(({ id, name }) => [id, name]));
};

export const listWorkers = async (
  ctx: Context,
  { area, active, limit, cursor }: WorkerQuestion,
  authorizer: Authorizer,
): Promise<{ readonly items: Worker[]; readonly next?: string | undefined }> => {
  authorizer.require('area', { areaPath: areaPath(area) });
  const parts = await partsOf(ctx.table, area, active);
  const page = await listPage(ctx.table, {
    parts,
    asked: { by: authorizer.who.id, area, active },
    limit,
    cursor,
  });
  return { ...page, items: page.items.map(toWorker) };
};

/** Everybody who serves in an area or below it, as they are stored. */
export const staffServingIn = async (ctx: Context, area: AreaCode): Promise<Item[]> => {
  const parts = await partsOf(ctx.table, area, true);
  return (await Promise.all(parts.map((part) => allOf(ctx.table, part)))).flat();
};

/** Everybody who has left, county by county: the prefectures stand at the top of the register. */
export const formerStaff = async (table: Table): Promise<Partition[]> => {
  const prefectures = await codesBelow(table, 'TOP');
  const parts = await Promise.all(prefectures.map((area) => partsOf(table, area, false)));
  return parts.flat().map((part) => partitionOver(table, part));
};

/** Somebody who has left since is not made again: what stands is told, and the way back is to enable them. */
const standingWorker = (existing: Worker, body: NewWorker, sent: RequestDigest, key?: string): Worker => {
  const isSame = existing.createdBy === sent.createdBy && existing.digest === sent.digest;
  // They return, and somebody enters them as new: told in the county that they left, and nowhere else.
  if (!existing.active && !isSame && lineOf(existing.area)[1] === lineOf(body.area)[1])
    throw conflict('worker.left-enable');
  requireSameRequest(existing, sent, 'worker-id');
  if (existing.active) return newWorker(body, sent, existing.createdAt);
  if (key === undefined) return existing;
  throw conflict('worker.left-enable');
};

/** Adds a worker, with what `also` writes beside them. Without a key they are known by their id alone. */
export const createWorker = async (
  ctx: Context,
  body: NewWorker,
  {
    sent,
    key,
    at,
  }: { readonly sent: RequestDigest; readonly key?: string | undefined; readonly at: Instant },
  also: (worker: Worker) => readonly Write[] = () => [],
): Promise<Worker> => {
  const worker = newWorker(body, sent, at);
  const writes = [{ put: workerItem(worker), guard: 'absent' as const }, ...also(worker)];
  const again = async (item: Item) => {
    const standing = standingWorker(toWorker(item), body, sent, key);
    await writeAny(ctx.table, also(standing));
    return standing;
  };
  return (await createOnce(ctx.table, writes, again)) ?? worker;
};

/** For a transaction: the worker as they are now, if they are still as they were read. */
export const workerWrite = (before: Worker, after: Worker): Write => ({
  put: workerItem(after),
  guard: { version: before.version },
});

/** For a transaction that rests on the worker as they were read. */
export const workerCheck = ({ id, version }: Worker): Write => ({
  check: workerKey(id),
  guard: { version },
});
