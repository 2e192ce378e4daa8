import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type AccessLog, accessLog } from '../data/access-log.ts';
import { type BoardStore, boardStore } from '../data/board-store.ts';
import { type BulletinStore, bulletinStore } from '../data/bulletin-store.ts';
import { type CampaignStore, campaignStore } from '../data/campaign-store.ts';
import { type CaseLists, caseLists } from '../data/case-lists.ts';
import { type CaseStore, caseStore } from '../data/case-store.ts';
import { type ChunkLedger, chunkLedger } from '../data/chunk-ledger.ts';
import { type CoverageStore, coverageStore } from '../data/coverage-store.ts';
import { type DeathStore, deathStore } from '../data/death-store.ts';
import { type DeputyStore, deputyStore } from '../data/deputy-store.ts';
import { dynamoTable } from '../data/dynamo-table.ts';
import { type FollowUpStore, followUpStore } from '../data/follow-up-store.ts';
import { type InboxStore, inboxStore } from '../data/inbox-store.ts';
import { type LiaisonsOf, liaisonsOver } from '../data/liaisons.ts';
import { type LinkStore, linkStore } from '../data/link-store.ts';
import { type OutcomeStore, outcomeStore } from '../data/outcome-store.ts';
import { type PlanStore, planStore } from '../data/plan-store.ts';
import { type ReminderStore, reminderStore } from '../data/reminder-store.ts';
import { type ResponsibleAbove, responsibleOver } from '../data/responsible.ts';
import { type SweepStore, sweepStore } from '../data/sweep-store.ts';
import type { Table } from '../data/table.ts';
import { type TaskLists, taskLists } from '../data/task-lists.ts';
import { type TaskStore, taskStore } from '../data/task-store.ts';
import { type TriggerStore, triggerStore } from '../data/trigger-store.ts';
import { type WorkHolders, workHolders } from '../data/work-holders.ts';
import { type WorkerStore, workerStore } from '../data/worker-store.ts';
import type { Instant } from '../domain/instant.ts';
import type { SlipNumber } from '../domain/visit/slip-number.ts';
import { type AttachmentLinks, attachmentLinks } from './attachment-links.ts';
import { environment } from './environment.ts';
import { type Log, powertoolsLog } from './log.ts';
import { newSlipNumber } from './new-slip-number.ts';
import { newUlid } from './new-ulid.ts';
import { type Registers, registersOver } from './registers.ts';

/** All that an entry point may use: the stores over one table, the clock, new ids and the log. */
export interface Services extends Registers {
  readonly table: Table;
  readonly cases: CaseStore;
  readonly caseLists: CaseLists;
  readonly followUps: FollowUpStore;
  readonly board: BoardStore;
  readonly bulletin: BulletinStore;
  readonly accessLog: AccessLog;
  readonly sweeps: SweepStore;
  readonly tasks: TaskStore;
  readonly campaigns: CampaignStore;
  readonly plans: PlanStore;
  readonly ledger: ChunkLedger;
  readonly inbox: InboxStore;
  readonly holders: WorkHolders;
  readonly responsibleAbove: ResponsibleAbove;
  readonly taskLists: TaskLists;
  readonly triggers: TriggerStore;
  readonly outcomes: OutcomeStore;
  readonly reminders: ReminderStore;
  readonly deaths: DeathStore;
  readonly log: Log;
  /** Made when first asked for, since most functions have no bucket. */
  attachments(): AttachmentLinks;
  now(): Instant;
  newId(): string;
  newSlipNumber(): SlipNumber;
}

/** Within it the tasks of a campaign vanish that was cancelled. */
const BULLETIN_AGE_MS = 10_000;

export const servicesOver = (table: Table, log: Log, now: () => Instant): Services => {
  const newId = () => newUlid(Date.parse(now()));
  const liaisonsOf = liaisonsOver(table);
  const handOvers = handOverStore(table);
  const areaMoves = areaMoveStore(table);
  const workers = workerStore(table);
  const bulletin = bulletinStore(table, now);
  const tasks = taskStore(table, async () => (await bulletin.read(BULLETIN_AGE_MS)).campaigns);
  const holders = workHolders(table);
  const responsibleAbove = responsibleOver(areaStore(table));
  const bulletin = bulletinStore(table, now);
  const lists = caseLists(table);
  const registers = registersOver(table, bulletin, lists, now);
  return {
    table,
    ...registers,
    cases: caseStore(table, registers.liaisonsOf, now),
    caseLists: lists,
    followUps: followUpStore(table),
    board: boardStore(table, now),
    bulletin,
    accessLog: accessLog(table, now, newId),
    sweeps: sweepStore(table),
    tasks,
    campaigns: campaignStore(table, bulletin),
    plans: planStore(table),
    ledger: chunkLedger(table),
    inbox: inboxStore(table),
    holders,
    responsibleAbove,
    reminders: reminderStore(table, { tasks, holders, responsibleAbove }),
    taskLists: taskLists(table, tasks, holders),
    triggers: triggerStore(table),
    outcomes: outcomeStore(table),
    deaths: deathStore(table),
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
