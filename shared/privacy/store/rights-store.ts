import type { Authorizer } from '../../access/store/authorizer.ts';
import { areaPath } from '../../base/area-code.ts';
import { startOf } from '../../base/instant.ts';
import { notFound } from '../../base/refusal.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { expiresAfter } from '../../table/key.ts';
import type { WorkKind } from '../../table/long-work.ts';
import { listPage } from '../../table/pager.ts';
import type { Item, Write } from '../../table/table.ts';
import { Erasure, ErasureCounts } from '../rules/erasure.ts';
import { RightsRequest } from '../rules/rights-request.ts';
import { erasureCountsKey, erasureKey, openRightsPartition, rightsRequestKey } from './keys.ts';

export const ERASURES: WorkKind<Erasure, ErasureCounts> = {
  name: 'rights-request',
  key: erasureKey,
  countsKey: erasureCountsKey,
  parse: (record) => Erasure.parse(record),
  parseCounts: (record) => countsIn(record),
};

const countsIn = (record: unknown): ErasureCounts => {
  const { version: _, ...counts } = { version: 0, ...Object(record) };
  return ErasureCounts.parse(counts);
};

/**
 * What a run has erased, added to what was counted before. Not added up by the table: a step of a case has no version, and
 * of several runs at once the counts let one through.
 */
export const erasureCounted = async (
  { table }: Context,
  id: string,
  { removed, emptied, files }: ErasureCounts,
): Promise<Write> => {
  const item = await table.get(erasureCountsKey(id));
  const before = item === undefined ? { removed: 0, emptied: 0, files: 0 } : countsIn(recordOf(item));
  const after = {
    removed: before.removed + removed,
    emptied: before.emptied + emptied,
    files: before.files + files,
  };
  const version = Number(item?.['version'] ?? 0);
  const guard = item === undefined ? ('absent' as const) : { version };
  return { put: { ...erasureCountsKey(id), ...after, version: version + 1 }, guard };
};

const toRequest = (item: Item): RightsRequest => RightsRequest.parse(recordOf(item));

/** After the decision: as long as somebody may still complain about it. */
const KEPT_DAYS = 3 * 365;

/** In the list of its county while it waits. */
const requestItem = (it: RightsRequest): Item => ({
  ...it,
  ...rightsRequestKey(it.id),
  ...(it.decidedOn === undefined ? {} : { expiresAt: expiresAfter(startOf(it.decidedOn), KEPT_DAYS) }),
  ...(it.state === 'asked' ? { areaPk: openRightsPartition(it.grid), areaSk: `${it.dueOn}#${it.id}` } : {}),
});

export const rightsRequestWrite = (after: RightsRequest, before?: RightsRequest): Write => ({
  put: requestItem(after),
  guard: before === undefined ? 'absent' : { version: before.version },
});

export const readRightsRequest = async (
  { table }: Context,
  id: string,
  authorizer: Authorizer,
): Promise<RightsRequest> => {
  const item = await table.get(rightsRequestKey(id));
  if (item === undefined) throw notFound('rights-request');
  const found = toRequest(item);
  authorizer.require('rights-request', { areaPath: areaPath(found.grid) });
  return found;
};

/** Those of a county that wait, the most pressing first. */
export const listRightsRequests = async (
  { table }: Context,
  area: string,
  page: { limit: number; cursor?: string | undefined },
  authorizer: Authorizer,
): Promise<{ items: RightsRequest[]; next?: string | undefined }> => {
  authorizer.require('area', { areaPath: areaPath(area) });
  const parts = [{ index: 'area' as const, pk: openRightsPartition(area) }];
  const found = await listPage(table, { parts, asked: { by: authorizer.who.id, rights: area }, ...page });
  return { ...found, items: found.items.map(toRequest) };
};
