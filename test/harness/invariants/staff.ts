import type { Item } from '../../../shared/table/table.ts';
import { toWorker } from '../../../shared/worker/store/worker-item.ts';

/** As seconds: no token is issued later. */
const FOR_GOOD = Date.parse('9999-12-31T00:00:00.000Z') / 1_000;

/** Whoever is out of service gets in with no token and is told of nothing; whoever serves gets in. */
export const staffFaults = (items: readonly Item[]): string[] => {
  const workers = items.filter(({ pk, sk }) => pk.startsWith('WORKER#') && sk === 'WORKER').map(toWorker);
  const [bulletin] = items.filter(({ pk }) => pk === 'BULLETIN');
  const withdrawn = new Map(Object.entries(Object(bulletin?.['withdrawn'])));
  const told = new Set(items.filter(({ sk }) => sk.startsWith('WAY#')).map((way) => way['by'] ?? ''));
  return workers.flatMap(({ id, active }) => {
    const isShutOut = withdrawn.get(id) === FOR_GOOD;
    if (active) return isShutOut ? [`WORKER#${id}: serves and is shut out`] : [];
    return [
      ...(isShutOut ? [] : [`WORKER#${id}: has left and gets in`]),
      ...(told.has(id) ? [`WORKER#${id}: has left and is told`] : []),
    ];
  });
};
