import { readControlRecord } from '../../access/store/control-record.ts';
import { areaPath, currentArea } from '../../base/area-code.ts';
import { notAllowed } from '../../base/refusal.ts';
import type { Context } from '../../table/context.ts';
import type { Guard, Write } from '../../table/table.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { findWorker, workerCheck } from '../../worker/store/worker-store.ts';
import { type InboxAddress, inboxesOf } from '../rules/address.ts';
import type { Channel } from '../rules/channel.ts';
import { channelCountKey } from './keys.ts';

const countOf = async ({ table }: Context, worker: string): Promise<number> =>
  Number((await table.get(channelCountKey(worker)))?.['version'] ?? 0);

const asRead = (version: number): Guard => (version === 0 ? 'absent' : { version });

/** The inboxes that a worker reads, as the register has them. */
export const addressesOf = ({ id, role, area, unit }: Worker): InboxAddress[] =>
  inboxesOf({ id, role, areaPath: areaPath(area), unit }).map(({ address }) => address);

/** An area that has got another code may not have been followed by its workers yet. */
const reads = async (ctx: Context, worker: Worker, address: InboxAddress): Promise<boolean> => {
  if (!worker.active) return false;
  const { retired } = await readControlRecord(ctx, 0);
  return addressesOf({ ...worker, area: currentArea(worker.area, retired) }).includes(address);
};

/** For a transaction that ends the channels of a worker, read before them: none was given to the worker meanwhile. */
export const channelCountCheck = async (ctx: Context, worker: string): Promise<Write> => ({
  check: channelCountKey(worker),
  guard: asRead(await countOf(ctx, worker)),
});

/**
 * For a transaction that makes a channel: whom it tells serves and reads that inbox, in that very moment. A webhook tells nobody, and some
 * who sign in stand in no register.
 */
export const ownerWrites = async (ctx: Context, { target, by, address }: Channel): Promise<Write[]> => {
  if (target.type === 'webhook') return [];
  const id = by ?? address;
  const [worker, version] = await Promise.all([findWorker(ctx, id), countOf(ctx, id)]);
  if (worker !== undefined && !(await reads(ctx, worker, address))) throw notAllowed('access.changed');
  return [
    worker === undefined ? { check: workerKey(id), guard: 'absent' } : workerCheck(worker),
    { put: { ...channelCountKey(id), version: version + 1 }, guard: asRead(version) },
  ];
};
