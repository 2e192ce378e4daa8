import { toCase } from '../data/case-item.ts';
import { watchedShards } from '../data/clock-index.ts';
import { CLOCK_SHARDS } from '../data/keys.ts';
import { putInPlace } from '../data/put-in-place.ts';
import type { Item } from '../data/table.ts';
import { SYSTEM } from '../domain/access/role.ts';
import { recountStep } from '../domain/case/recount-step.ts';
import { takeStep } from '../domain/case/take-step.ts';
import type { Certificate } from '../domain/sweep/certificate.ts';
import type { Core } from './core.ts';
import { sweepShelves } from './sweep-shelves.ts';

const settle = async (item: Item, { cases, table, now }: Core): Promise<boolean> => {
  const it = toCase(item);
  const at = now();
  const step = recountStep(it, at);
  if (step === undefined) return putInPlace(table, item);
  await cases.save(takeStep(it, step, { by: SYSTEM, at, key: undefined, ifMatch: undefined }));
  return true;
};

/**
 * Counts every deadline again that was counted with a year without a notice, once the notice is there, and puts cases
 * whose next reminder or climb has moved with the calendar in their new place. Changes nothing a second time.
 */
export const recountDeadlines = (services: Core): Promise<Certificate> =>
  sweepShelves(
    {
      job: 'deadlines',
      shelves: watchedShards(services.table),
      atOnce: CLOCK_SHARDS,
      idOf: ({ pk }) => pk,
      settle: (item) => settle(item, services),
    },
    services,
  );
