import { type AreaStore, areaStore } from '../data/area-store.ts';
import { type HouseholdStore, householdStore } from '../data/household-store.ts';
import type { Table } from '../data/table.ts';
import { type WorkerStore, workerStore } from '../data/worker-store.ts';
import type { Instant } from '../domain/instant.ts';
import type { SlipNumber } from '../domain/visit/slip-number.ts';
import { type Core, coreOver } from './core.ts';
import { type Doors, doorsOver } from './doors.ts';
import type { Log } from './log.ts';
import { newSlipNumber } from './new-slip-number.ts';

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
