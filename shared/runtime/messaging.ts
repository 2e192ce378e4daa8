import type { Instant } from '../base/instant.ts';
import type { Log } from '../base/log.ts';
import { type PushKeyStore, pushKeyStore } from '../notification/store/push-keys.ts';
import { type WayStore, wayStore } from '../notification/store/way-store.ts';
import type { Table } from '../table/table.ts';
import { type Core, coreOver } from './core.ts';

/** By which ways people are told that something is new. */
export interface Messaging {
  readonly ways: WayStore;
  readonly pushKeys: PushKeyStore;
}

export const messagingOver = ({ table, now }: Core): Messaging => ({
  ways: wayStore(table, now),
  pushKeys: pushKeyStore(table),
});

/** What inboxes and messages need: no register and no visits. */
export interface MessageServices extends Core, Messaging {}

export const messageServicesOver = (table: Table, log: Log, now: () => Instant): MessageServices => {
  const core = coreOver(table, log, now);
  return { ...core, ...messagingOver(core) };
};
