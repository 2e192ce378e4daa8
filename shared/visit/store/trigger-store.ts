import * as z from 'zod/mini';
import { WorkerId } from '../../base/id.ts';
import { dayOf, startOf } from '../../base/instant.ts';
import { invalid } from '../../base/refusal.ts';
import { type Sent, sameAsBefore } from '../../base/sent-before.ts';
import { Words } from '../../base/words.ts';
import { PREFECTURE_CALENDAR } from '../../calendar/rules/prefecture-calendar.ts';
import { monthOf } from '../../case/rules/tally.ts';
import { activityCounterKey } from '../../service/store/keys.ts';
import { createOnce } from '../../table/create-once.ts';
import { expiresAfter } from '../../table/expires-after.ts';
import { recordOf } from '../../table/item.ts';
import type { Item, Table, Write } from '../../table/table.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker } from '../../worker/store/worker-item.ts';
import { newAgenda } from '../rules/agenda.ts';
import type { Task } from '../rules/task.ts';
import { TriggerRecord } from '../rules/trigger-record.ts';
import { agendaItem } from './agenda-item.ts';
import { talkRequestKey, triggerKey } from './keys.ts';
import { taskItem } from './visit-item.ts';

/** After its last visit has expired. */
const KEPT_DAYS = 30;
/** What one transaction holds beside the trigger itself. */
const TASKS_AT_ONCE = 80;

const Worry = z.strictObject({ words: Words, helper: WorkerId });

export interface OpenedTrigger {
  readonly record: TriggerRecord;
  readonly tasks: readonly Task[];
}

export interface TriggerStore {
  /** The trigger with its tasks; one that was sent at the same time gives that one. */
  open(opened: OpenedTrigger, words: string | undefined): Promise<TriggerRecord>;
  /** Sent again: puts on the list what a broken first sending of a large grid may have left out. */
  again(standing: OpenedTrigger, sent: Sent): Promise<TriggerRecord>;
  get(id: string): Promise<TriggerRecord | undefined>;
  /** What somebody said who wants to talk: `undefined` for anyone but the helper. */
  worry(origin: string, reader: string): Promise<string | undefined>;
  /** Refuses a helper whom nobody could reach. */
  checkHelper(id: string): Promise<void>;
}

const agendasOf = ({ record, tasks }: OpenedTrigger): Write[] =>
  [...new Set(tasks.map(({ origin }) => origin))].map((origin) => {
    const [first] = tasks.filter((task) => task.origin === origin);
    const dueOn = first?.dueOn ?? dayOf(record.createdAt);
    const about = { origin, area: record.grid, firstDueOn: dueOn, lastDueOn: dueOn };
    const one = record.household === undefined ? about : { ...about, household: record.household };
    return { put: agendaItem(newAgenda(one, record.createdAt, PREFECTURE_CALENDAR)), guard: 'absent' };
  });

const toRecord = (item: Item): TriggerRecord => TriggerRecord.parse(recordOf(item));

/** The tasks that fit into one transaction, their agendas, and the month's counter. */
export const triggeredWrites = (opened: OpenedTrigger): Write[] => {
  const { record, tasks } = opened;
  return [
    ...agendasOf(opened),
    ...tasks.slice(0, TASKS_AT_ONCE).map((task) => ({ put: taskItem(task), guard: 'absent' as const })),
    {
      add: activityCounterKey('TRIGGERS', record.grid, monthOf(record.createdAt), record.id),
      amounts: { [record.kind]: 1 },
    },
  ];
};

/** The trigger itself with all that it brings about, and what was said. */
const triggerWrites = (opened: OpenedTrigger, words: string | undefined): Write[] => {
  const { record, tasks } = opened;
  const last = tasks.at(-1)?.expiresOn ?? dayOf(record.createdAt);
  const expiresAt = expiresAfter(startOf(last), KEPT_DAYS);
  const worry = { words, helper: record.helper, ...talkRequestKey(record.id), expiresAt };
  return [
    { put: { ...record, ...triggerKey(record.id), expiresAt }, guard: 'absent' },
    ...triggeredWrites(opened),
    ...(words === undefined ? [] : [{ put: worry, guard: 'absent' as const }]),
  ];
};

export const triggerStore = (table: Table): TriggerStore => {
  const loadRest = (tasks: readonly Task[]) => table.load(tasks.slice(TASKS_AT_ONCE).map(taskItem));

  return {
    async open(opened, words) {
      const standing = await createOnce(table, triggerWrites(opened, words), (item) => {
        const earlier = toRecord(item);
        sameAsBefore(earlier, opened.record, 'id');
        return earlier;
      });
      if (standing !== undefined) return standing;
      await loadRest(opened.tasks);
      return opened.record;
    },
    async again({ record, tasks }, sent) {
      sameAsBefore(record, sent, 'id');
      await loadRest(tasks);
      return record;
    },
    async get(id) {
      const item = await table.get(triggerKey(id));
      return item && toRecord(item);
    },
    async worry(id, reader) {
      const item = await table.get(talkRequestKey(id));
      const worry = item && Worry.parse(recordOf(item));
      return worry?.helper === reader ? worry.words : undefined;
    },
    async checkHelper(id) {
      const item = await table.get(workerKey(id));
      if (item === undefined || !toWorker(item).active) throw invalid('There is no such worker.', '#/helper');
    },
  };
};
