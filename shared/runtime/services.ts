import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type AccessLog, accessLog } from '../data/access-log.ts';
import { type AreaMoveBegin, areaMoveBegin } from '../data/area-move-begin.ts';
import { type AreaMoveStore, areaMoveStore } from '../data/area-move-store.ts';
import { type AreaMoveWork, areaMoveWork } from '../data/area-move-work.ts';
import { type AreaStore, areaStore } from '../data/area-store.ts';
import { type BoardStore, boardStore } from '../data/board-store.ts';
import { type BulletinStore, bulletinStore } from '../data/bulletin-store.ts';
import { type CalendarStore, calendarStore } from '../data/calendar-store.ts';
import { type CaseLists, caseLists } from '../data/case-lists.ts';
import { type CaseStore, caseStore } from '../data/case-store.ts';
import { type CoverageStore, coverageStore } from '../data/coverage-store.ts';
import { type DoneStore, doneStore } from '../data/done-store.ts';
import { type DeathStore, deathStore } from '../data/death-store.ts';
import { type DeputyStore, deputyStore } from '../data/deputy-store.ts';
import { dynamoTable } from '../data/dynamo-table.ts';
import { type FollowUpStore, followUpStore } from '../data/follow-up-store.ts';
import { type HandOverStore, handOverStore } from '../data/hand-over-store.ts';
import { type HandOverWork, handOverWork } from '../data/hand-over-work.ts';
import { type HouseholdIntake, householdIntake } from '../data/household-intake.ts';
import { type HouseholdStore, householdStore } from '../data/household-store.ts';
import { type InboxStore, inboxStore } from '../data/inbox-store.ts';
import { type KnockStore, knockStore } from '../data/knock-store.ts';
import { type LiaisonsOf, liaisonsOver } from '../data/liaisons.ts';
import { type LinkStore, linkStore } from '../data/link-store.ts';
import { type OutcomeStore, outcomeStore } from '../data/outcome-store.ts';
import { type ReminderStore, reminderStore } from '../data/reminder-store.ts';
import { type ResponsibleAbove, responsibleOver } from '../data/responsible.ts';
import { type SlipStore, slipStore } from '../data/slip-store.ts';
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

/** All that an entry point may use: the stores over one table, the clock, new ids and the log. */
export interface Services {
  readonly table: Table;
  readonly cases: CaseStore;
  readonly caseLists: CaseLists;
  readonly areas: AreaStore;
  readonly households: HouseholdStore;
  readonly intake: HouseholdIntake;
  readonly workers: WorkerStore;
  readonly links: LinkStore;
  readonly liaisonsOf: LiaisonsOf;
  readonly coverage: CoverageStore;
  readonly areaMoves: AreaMoveStore;
  readonly areaMoveBegin: AreaMoveBegin;
  readonly areaMoveWork: AreaMoveWork;
  readonly handOvers: HandOverStore;
  readonly handOverWork: HandOverWork;
  readonly deputies: DeputyStore;
  readonly followUps: FollowUpStore;
  readonly board: BoardStore;
  readonly bulletin: BulletinStore;
  readonly accessLog: AccessLog;
  readonly sweeps: SweepStore;
  readonly tasks: TaskStore;
  readonly inbox: InboxStore;
  readonly holders: WorkHolders;
  readonly responsibleAbove: ResponsibleAbove;
  readonly taskLists: TaskLists;
  readonly triggers: TriggerStore;
  readonly outcomes: OutcomeStore;
  readonly done: DoneStore;
  readonly slips: SlipStore;
  readonly calendars: CalendarStore;
  readonly knocks: KnockStore;
  readonly reminders: ReminderStore;
  readonly deaths: DeathStore;
  readonly log: Log;
  /** Made when first asked for, since most functions have no bucket. */
  attachments(): AttachmentLinks;
  now(): Instant;
  newId(): string;
  newSlipNumber(): SlipNumber;
}

export const servicesOver = (table: Table, log: Log, now: () => Instant): Services => {
  const newId = () => newUlid(Date.parse(now()));
  const liaisonsOf = liaisonsOver(table);
  const handOvers = handOverStore(table);
  const areaMoves = areaMoveStore(table);
  const bulletin = bulletinStore(table, now);
  const workers = workerStore(table);
  const tasks = taskStore(table);
  const holders = workHolders(table);
  const responsibleAbove = responsibleOver(areaStore(table));
  return {
    table,
    cases: caseStore(table, liaisonsOf, now),
    caseLists: caseLists(table),
    areas: areaStore(table),
    households: householdStore(table, liaisonsOf, now),
    intake: householdIntake(table),
    workers,
    links: linkStore(table),
    liaisonsOf,
    coverage: coverageStore(table, now),
    areaMoves,
    areaMoveBegin: areaMoveBegin(table, areaMoves),
    areaMoveWork: areaMoveWork(table, { moves: areaMoves, bulletin, workers, now }),
    handOvers,
    handOverWork: handOverWork(table, handOvers, now),
    deputies: deputyStore(table),
    followUps: followUpStore(table),
    board: boardStore(table, now),
    bulletin,
    accessLog: accessLog(table, now, newId),
    sweeps: sweepStore(table),
    tasks,
    inbox: inboxStore(table),
    holders,
    responsibleAbove,
    reminders: reminderStore(table, { tasks, holders, responsibleAbove }),
    taskLists: taskLists(table, tasks, holders),
    triggers: triggerStore(table),
    outcomes: outcomeStore(table),
    done: doneStore(table),
    slips: slipStore(table),
    calendars: calendarStore(table),
    knocks: knockStore(table, now),
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
