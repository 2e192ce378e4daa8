import { type AreaStore, areaStore } from '../area/store/area-store.ts';
import type { Instant } from '../base/instant.ts';
import type { Log } from '../base/log.ts';
import { type HouseholdStore, householdStore } from '../household/store/household-store.ts';
import type { Table } from '../table/table.ts';
import type { SlipNumber } from '../visit/rules/slip-number.ts';
import { newSlipNumber } from '../visit/use-cases/new-slip-number.ts';
import { type WorkerStore, workerStore } from '../worker/store/worker-store.ts';
import { type Core, coreOver } from './core.ts';
import { type Doors, doorsOver } from './doors.ts';

/** What the routes of visits need: of the registers whose door it is, of campaigns no more than their tasks. */
export interface DoorServices extends Core, Doors {
  readonly areas: AreaStore;
  readonly households: HouseholdStore;
  readonly workers: WorkerStore;
  newSlipNumber(): SlipNumber;
}

export const doorServicesOver = (table: Table, log: Log, now: () => Instant): DoorServices => {
  const core = coreOver(table, log, now);
  const areas = areaStore(table, core.numbers);
  return {
    ...core,
    ...doorsOver(core, areas),
    areas,
    households: householdStore(table, core),
    workers: workerStore(table),
    newSlipNumber,
  };
};
