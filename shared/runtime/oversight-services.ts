import { type AreaStore, areaStore } from '../area/store/area-store.ts';
import type { Instant } from '../base/instant.ts';
import type { Log } from '../base/log.ts';
import { type HouseholdStore, householdStore } from '../household/store/household-store.ts';
import { type ServiceStore, serviceStore } from '../service/store/service-store.ts';
import { type DoneCounts, doneCounts } from '../statistics/store/done-counts.ts';
import type { Table } from '../table/table.ts';
import { type Core, coreOver } from './core.ts';

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
