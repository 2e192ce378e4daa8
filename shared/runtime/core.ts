import { type AccessLog, accessLog } from '../data/access-log.ts';
import { type BoardStore, boardStore } from '../data/board-store.ts';
import { type BulletinStore, bulletinStore } from '../data/bulletin-store.ts';
import { type CaseLists, caseLists } from '../data/case-lists.ts';
import { type CaseStore, caseStore } from '../data/case-store.ts';
import { type CurrentNumbers, currentNumbers } from '../data/current-numbers.ts';
import { type FollowUpStore, followUpStore } from '../data/follow-up-store.ts';
import { type InboxStore, inboxStore } from '../data/inbox-store.ts';
import { type LiaisonsOf, liaisonsOver } from '../data/liaisons.ts';
import { type Serves, servingOver } from '../data/serving.ts';
import { type SweepStore, sweepStore } from '../data/sweep-store.ts';
import type { Table } from '../data/table.ts';
import type { Instant } from '../domain/instant.ts';
import { type AttachmentLinks, attachmentLinks } from './attachment-links.ts';
import type { Log } from './log.ts';
import { newUlid } from './new-ulid.ts';

/** What every entry point may use: the cases, who may see them, the clock, new ids and the log. */
export interface Core {
  readonly table: Table;
  readonly cases: CaseStore;
  readonly caseLists: CaseLists;
  readonly followUps: FollowUpStore;
  readonly board: BoardStore;
  readonly bulletin: BulletinStore;
  readonly numbers: CurrentNumbers;
  readonly liaisonsOf: LiaisonsOf;
  readonly serves: Serves;
  readonly accessLog: AccessLog;
  readonly sweeps: SweepStore;
  readonly inbox: InboxStore;
  readonly log: Log;
  /** Made when first asked for, since most functions have no bucket. */
  attachments(): AttachmentLinks;
  now(): Instant;
  newId(): string;
}

export const coreOver = (table: Table, log: Log, now: () => Instant): Core => {
  const newId = () => newUlid(Date.parse(now()));
  const bulletin = bulletinStore(table, now);
  const liaisonsOf = liaisonsOver(table);
  return {
    table,
    cases: caseStore(table, liaisonsOf, now),
    caseLists: caseLists(table),
    followUps: followUpStore(table),
    board: boardStore(table, now),
    bulletin,
    numbers: currentNumbers(table, bulletin),
    liaisonsOf,
    serves: servingOver(table),
    accessLog: accessLog(table, now, newId),
    sweeps: sweepStore(table),
    inbox: inboxStore(table),
    log,
    attachments: attachmentLinks,
    now,
    newId,
  };
};
