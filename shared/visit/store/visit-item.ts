import { isCampaign } from '../../base/campaign-id.ts';
import { dayOf, type Instant, startOf } from '../../base/instant.ts';
import { TakenBack } from '../../base/role.ts';
import { recordOf } from '../../table/item.ts';
import { expiresAfter } from '../../table/key.ts';
import type { Item } from '../../table/table.ts';
import { Agenda, ReminderStop } from '../rules/agenda.ts';
import { Ending } from '../rules/outcome.ts';
import { Slip } from '../rules/slip.ts';
import { OFFLINE_DAYS, Task } from '../rules/task.ts';
import {
  agendaClock,
  agendaKey,
  endingKey,
  reminderStopKey,
  slipKey,
  taskKey,
  visitsNamingPartition,
} from './keys.ts';

/** A visit made on the last day may be sent as long as a phone may be offline, and be taken back as long. */
const LATE_DAYS = 2 * OFFLINE_DAYS + 1;
/** An ending outlives its task, since the engine removes items up to two days late and in no order. */
const LONGER_DAYS = LATE_DAYS + 30;
const STOP_DAYS = 400;

/**
 * So that whoever is named finds it, wherever the door is. Not those of a campaign: they are written again and again, and
 * a colleague who helps knows the grid.
 */
const named = ({ worker, version = 1, dueOn, origin }: Task) =>
  worker === undefined || isCampaign(origin)
    ? {}
    : { version, workPk: visitsNamingPartition(worker), workSk: `${dueOn}#${origin}` };

/** In no index, unless it names somebody: writing it again changes nothing. */
export const taskItem = (it: Task): Item => ({
  ...it,
  ...named(it),
  ...taskKey(it),
  expiresAt: expiresAfter(startOf(it.expiresOn), LATE_DAYS),
});

export const endingItem = (it: Ending, task: Task): Item => ({
  ...it,
  ...endingKey(it),
  expiresAt: expiresAfter(startOf(task.expiresOn), LONGER_DAYS),
});

export const reminderStopItem = (it: ReminderStop): Item => ({
  ...it,
  ...reminderStopKey(it.household),
  expiresAt: expiresAfter(startOf(dayOf(it.recordedAt)), STOP_DAYS),
});

export const toTask = (item: Item): Task => Task.parse(recordOf(item));
export const toEnding = (item: Item): Ending => Ending.parse(recordOf(item));
export const toTakenBack = (item: Item): TakenBack => TakenBack.parse(recordOf(item));
export const toReminderStop = (item: Item): ReminderStop => ReminderStop.parse(recordOf(item));

const AGENDA_DAYS = 90;

/** In the clock index while there is a moment at which somebody has to be reminded. */
export const agendaItem = (it: Agenda): Item => {
  const key = agendaKey(it.origin, it.household ?? it.area);
  const indexed = { clockPk: agendaClock(`${it.origin}#${key.sk}`), clockSk: it.lookAt };
  const expiresAt = expiresAfter(startOf(it.lastDueOn), AGENDA_DAYS);
  return { ...it, ...key, expiresAt, ...(it.lookAt === undefined ? {} : indexed) };
};

export const toAgenda = (item: Item): Agenda => Agenda.parse(recordOf(item));

/** As long as a case may take, be re-opened, and be asked about a month later. */
const SLIP_DAYS = 400;

export const slipItem = (it: Slip, at: Instant): Item => ({
  ...it,
  ...slipKey(it.number),
  expiresAt: expiresAfter(at, SLIP_DAYS),
});

export const toSlip = (item: Item): Slip => Slip.parse(recordOf(item));
