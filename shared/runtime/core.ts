import { type AccessLog, accessLog } from '../access/store/access-log.ts';
import { type BulletinStore, bulletinStore } from '../access/store/bulletin-store.ts';
import type { Instant } from '../base/instant.ts';
import type { Log } from '../base/log.ts';
import { type CaseLists, caseLists } from '../case/store/case-lists.ts';
import { type CaseStore, caseStore } from '../case/store/case-store.ts';
import { type FollowUpStore, followUpStore } from '../case/store/follow-up-store.ts';
import { type CurrentNumbers, currentNumbers } from '../household/store/current-numbers.ts';
import { type SweepStore, sweepStore } from '../jobs/store/sweep-store.ts';
import { type LiaisonsOf, liaisonsOver } from '../link/store/liaisons.ts';
import { type InboxStore, inboxStore } from '../notification/store/inbox-store.ts';
import { type BoardStore, boardStore } from '../statistics/store/board-store.ts';
import type { Table } from '../table/table.ts';
import { type Serves, servingOver } from '../worker/store/serving.ts';
import { type AttachmentLinks, attachmentLinks } from './attachment-links.ts';
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
