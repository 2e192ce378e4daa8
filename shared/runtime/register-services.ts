import type { Instant } from '../base/instant.ts';
import type { Log } from '../base/log.ts';
import { wayStore } from '../notification/store/way-store.ts';
import type { Table } from '../table/table.ts';
import { type Core, coreOver } from './core.ts';
import type { Messaging } from './messaging.ts';
import { type Registers, registersOver } from './registers.ts';

/** What the routes of registers, staff and imports need: nothing of visits. */
export interface RegisterServices extends Core, Registers, Pick<Messaging, 'ways'> {}

export const registerServicesOver = (table: Table, log: Log, now: () => Instant): RegisterServices => {
  const core = coreOver(table, log, now);
  return { ...core, ...registersOver(core), ways: wayStore(table, now) };
};
