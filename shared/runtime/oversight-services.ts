import { type AreaStore, areaStore } from '../data/area-store.ts';
import { type DoneCounts, doneCounts } from '../data/done-counts.ts';
import { type HouseholdStore, householdStore } from '../data/household-store.ts';
import { type ServiceStore, serviceStore } from '../data/service-store.ts';
import type { Table } from '../data/table.ts';
import type { Instant } from '../domain/instant.ts';
import { type Core, coreOver } from './core.ts';
import type { Log } from './log.ts';

/** What boards, lists and the register of services need: of the other registers, whose door or area it is. */
export interface OversightServices extends Core {
  readonly areas: AreaStore;
  readonly households: HouseholdStore;
  readonly given: ServiceStore;
  readonly doneCounts: DoneCounts;
}

export const oversightServicesOver = (table: Table, log: Log, now: () => Instant): OversightServices => {
  const core = coreOver(table, log, now);
  return {
    ...core,
    areas: areaStore(table, core.numbers),
    households: householdStore(table, core),
    given: serviceStore(table),
    doneCounts: doneCounts(table),
  };
};
