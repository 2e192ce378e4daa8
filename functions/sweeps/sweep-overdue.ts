import { SYSTEM } from '../../shared/base/role.ts';
import { takeStep } from '../../shared/case/rules/take-step.ts';
import { dueStep } from '../../shared/case/rules/timing/due-step.ts';
import { toCase } from '../../shared/case/store/case-item.ts';
import type { Certificate } from '../../shared/jobs/rules/certificate.ts';
import { sweepShelves } from '../../shared/jobs/use-cases/sweep-shelves.ts';
import { type Core, coreOver } from '../../shared/runtime/core.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';
import { dueShards } from '../../shared/table/clock-index.ts';
import { CLOCK_SHARDS } from '../../shared/table/key.ts';
import type { Item } from '../../shared/table/table.ts';

const settle = async (item: Item, { cases, now, newId }: Core): Promise<boolean> => {
  const it = toCase(item);
  const step = dueStep(it, now(), newId());
  if (step === undefined) return false;
  await cases.save(takeStep(it, step, { by: SYSTEM, at: now(), key: undefined, ifMatch: undefined }));
  return true;
};

/**
 * Takes the one step that is due for every case whose moment has come: of the ladder, for a late follow-up order, or
 * to ask whether a solution lasted. Safe to run twice or to miss: a step that was missed is taken by the next run, one
 * a run.
 */
export const sweepOverdue = (services: Core): Promise<Certificate> =>
  sweepShelves(
    {
      job: 'overdue',
      shelves: dueShards(services.table, services.now()),
      atOnce: CLOCK_SHARDS,
      idOf: ({ pk }) => pk,
      settle: (item) => settle(item, services),
    },
    services,
  );

const services = lambdaServices(coreOver);

export const handler = () => sweepOverdue(services());
