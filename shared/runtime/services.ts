import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type AccessLog, accessLog } from '../data/access-log.ts';
import { type BoardStore, boardStore } from '../data/board-store.ts';
import { type BulletinStore, bulletinStore } from '../data/bulletin-store.ts';
import { type CaseLists, caseLists } from '../data/case-lists.ts';
import { type CaseStore, caseStore } from '../data/case-store.ts';
import { dynamoTable } from '../data/dynamo-table.ts';
import { type FollowUpStore, followUpStore } from '../data/follow-up-store.ts';
import { type InboxStore, inboxStore } from '../data/inbox-store.ts';
import { type PushKeyStore, pushKeyStore } from '../data/push-keys.ts';
import { type SweepStore, sweepStore } from '../data/sweep-store.ts';
import type { Table } from '../data/table.ts';
import { type WayStore, wayStore } from '../data/way-store.ts';
import type { Instant } from '../domain/instant.ts';
import type { SlipNumber } from '../domain/visit/slip-number.ts';
import { type AttachmentLinks, attachmentLinks } from './attachment-links.ts';
import { environment } from './environment.ts';
import { type Log, powertoolsLog } from './log.ts';
import { newSlipNumber } from './new-slip-number.ts';
import { newUlid } from './new-ulid.ts';
import { type Registers, registersOver } from './registers.ts';
import { type Visiting, visitingOver } from './visiting.ts';

/** All that an entry point may use: the stores over one table, the clock, new ids and the log. */
export interface Services extends Registers, Visiting {
  readonly table: Table;
  readonly cases: CaseStore;
  readonly caseLists: CaseLists;
  readonly followUps: FollowUpStore;
  readonly board: BoardStore;
  readonly bulletin: BulletinStore;
  readonly accessLog: AccessLog;
  readonly sweeps: SweepStore;
  readonly inbox: InboxStore;
  readonly ways: WayStore;
  readonly pushKeys: PushKeyStore;
  readonly log: Log;
  /** Made when first asked for, since most functions have no bucket. */
  attachments(): AttachmentLinks;
  now(): Instant;
  newId(): string;
  newSlipNumber(): SlipNumber;
}

export const servicesOver = (table: Table, log: Log, now: () => Instant): Services => {
  const newId = () => newUlid(Date.parse(now()));
  const bulletin = bulletinStore(table, now);
  const lists = caseLists(table);
  const registers = registersOver(table, bulletin, lists, now);
  return {
    table,
    ...registers,
    ...visitingOver(table, bulletin, registers.areas, now),
    cases: caseStore(table, registers.liaisonsOf, now),
    caseLists: lists,
    followUps: followUpStore(table),
    board: boardStore(table, now),
    bulletin,
    accessLog: accessLog(table, now, newId),
    sweeps: sweepStore(table),
    inbox: inboxStore(table),
    ways: wayStore(table, now),
    pushKeys: pushKeyStore(table),
    log,
    attachments: attachmentLinks,
    now,
    newId,
    newSlipNumber,
  };
};

let built: Services | undefined;

/** For a host that is no Lambda: its own table, clock and log instead of those of the environment. */
export const useServices = (services: Services): void => {
  built = services;
};

/** The services of a Lambda, made at the first call and kept while the instance lives. */
export const fromEnvironment = (): Services => {
  built ??= servicesOver(dynamoTable(new DynamoDBClient({}), environment().TABLE_NAME), powertoolsLog(), () =>
    new Date().toISOString(),
  );
  return built;
};
