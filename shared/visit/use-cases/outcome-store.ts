import { isCampaign } from '../../base/campaign-id.ts';
import { type Day, type Instant, monthOfDay } from '../../base/instant.ts';
import { conflict, Refusal } from '../../base/refusal.ts';
import { PREFECTURE_CALENDAR } from '../../calendar/rules/prefecture-calendar.ts';
import { opened } from '../../case/rules/move.ts';
import { oneEach, openingWrites } from '../../case/store/case-store.ts';
import { everyNumberOf } from '../../household/store/household-store.ts';
import type { Notice } from '../../notification/rules/notice.ts';
import { noticeWrite } from '../../notification/store/inbox-store.ts';
import { activityCounterKey } from '../../service/store/keys.ts';
import { serviceWrites } from '../../service/store/service-item.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { type Guard, optimistic, overtaken, type Write, WriteRefused } from '../../table/table.ts';
import { newAgenda } from '../rules/agenda.ts';
import { type Ending, endingAfter, isOver, outcomesIn, type VisitOutcome } from '../rules/outcome.ts';
import type { Recorded } from '../rules/record-outcome.ts';
import { type SlipNumber, slipNumber } from '../rules/slip-number.ts';
import { gridOfTask, type Task, type TaskRef } from '../rules/task.ts';
import { Visit } from '../rules/visit.ts';
import { endingKey, type Take, visitKey, visitsEndedKey } from '../store/keys.ts';
import { agendaItem, endingItem, slipItem, taskItem, toEnding } from '../store/visit-item.ts';

/** 85 bits of chance: nobody finds a slip by trying numbers. */
export const newSlipNumber = (ctx: Context): SlipNumber => slipNumber(ctx.random(17));

/** A task, its ending, and all that came of the visit. */
export interface Outgone {
  readonly task: Task;
  readonly ending: Ending;
  /** What was recorded and taken back before, if anything was. */
  readonly before?: Ending | undefined;
  readonly recorded: Recorded;
  readonly at: Instant;
  readonly notice?: Notice | undefined;
}

const visitWrites = (visit: Visit, take: Take): Write[] => [
  { put: { ...visit, ...visitKey(visit.household, visit.day, visit.origin, take) }, guard: 'absent' },
  {
    add: activityCounterKey('VISITS', gridOfTask(visit), monthOfDay(visit.day), visit.household),
    amounts: { [visit.programme]: 1 },
  },
];

const followUpWrites = (task: Task, at: Instant): Write[] => {
  const { origin, household, dueOn } = task;
  const about = { origin, household, area: gridOfTask(task), firstDueOn: dueOn, lastDueOn: dueOn };
  return [
    { put: taskItem(task), guard: 'absent' },
    { put: agendaItem(newAgenda(about, at, PREFECTURE_CALENDAR)), guard: 'absent' },
  ];
};

/** One more visit of a campaign is over: the same for every outcome, so the count tells none from another. */
const campaignWrites = ({ origin, household }: Task): Write[] =>
  isCampaign(origin) ? [{ add: visitsEndedKey(origin, household), amounts: { ended: 1 } }] : [];

const guardOf = (before: Ending | undefined): Guard =>
  before === undefined ? 'absent' : { version: before.version ?? 1 };

/** All that came of a visit, beside what says that its task is over. */
export const recordedWrites = (it: Recorded, take: Take, at: Instant): Write[] => [
  ...(it.visit === undefined ? [] : visitWrites(it.visit, take)),
  ...it.services.flatMap((one) => serviceWrites(one)),
  ...it.reports.flatMap((entry) => openingWrites(opened(entry))),
  ...(it.followUp === undefined ? [] : followUpWrites(it.followUp, at)),
  ...(it.slip === undefined ? [] : [{ put: slipItem(it.slip, at), guard: 'absent' as const }]),
];

const writesOf = ({ task, ending, before, recorded, at, notice }: Outgone): Write[] => [
  { put: endingItem(endingAfter(before, ending), task), guard: guardOf(before) },
  ...campaignWrites(task),
  ...recordedWrites(recorded, outcomesIn(endingAfter(before, ending)).length, at),
  ...(notice === undefined ? [] : [noticeWrite(notice)]),
];

type Known = Pick<Ending, 'sent' | 'digest'> & { readonly take: Take };

const sameAsFirst = (existing: Pick<Ending, 'sent' | 'digest'>, sent: Ending): void => {
  if (existing.sent !== sent.sent) throw conflict('visit.recorded-already');
  if (existing.digest !== sent.digest) throw new Refusal('other-body', 'visit.id-of-another');
};

/** Beside an ending that is seen, the visit of the same transaction may not be seen yet. */
class NotSeenYet extends Error {
  override readonly name = 'NotSeenYet';
}

/** What the sender was answered, whatever has become of it since. */
const asRecorded = ({ takenBack: _, ...visit }: Visit): Visit => visit;

/** The visit of a day under the number that the household had when it was recorded, whatever it is called by now. */
const visitMade = (ctx: Context, { origin, household }: TaskRef, day: Day, take: Take) =>
  optimistic(
    async () => {
      const ids = await everyNumberOf(ctx, household);
      const [item] = await ctx.table.getMany(ids.map((id) => visitKey(id, day, origin, take)));
      if (item === undefined) throw new NotSeenYet();
      return asRecorded(Visit.parse(recordOf(item)));
    },
    // What a request by right has erased is not waited for longer.
    { times: 6, isLost: (error) => error instanceof NotSeenYet, otherwise: () => undefined },
  );

/** Every outcome that was recorded, and what was kept beside them, with their places. */
const knownIn = (ending: Ending) => [
  ...outcomesIn(ending).map(({ sent, digest }, index): Known => ({ sent, digest, take: index + 1 })),
  ...(ending.beside ?? []).map(({ sent, digest }, index): Known => ({ sent, digest, take: `b${index + 1}` })),
];

/** What the same sender has recorded with the same outcome, however long ago and wherever the household is by now. */
export const outcomeBefore = async (
  ctx: Context,
  ending: Ending,
  { outcome, day }: VisitOutcome,
): Promise<{ readonly visit: Visit | undefined } | undefined> => {
  const item = await ctx.table.get(endingKey(ending));
  const existing = item && knownIn(toEnding(item)).find(({ sent }) => sent === ending.sent);
  if (existing === undefined) return undefined;
  sameAsFirst(existing, ending);
  return { visit: outcome === 'done' ? await visitMade(ctx, ending, day, existing.take) : undefined };
};

/**
 * The ending of a task with everything that came of the visit, or nothing at all. Sent again it changes nothing and
 * gives the visit that the first sending recorded, if there was one.
 */
export const saveOutcome = async (ctx: Context, outgone: Outgone): Promise<Visit | undefined> => {
  const { ending, recorded } = outgone;
  try {
    await ctx.table.write(oneEach(writesOf(outgone)));
    return recorded.visit;
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    if (error.index > 0 || error.existing === undefined)
      throw Object.assign(conflict('visit.id-taken'), {
        cause: error,
      });
    const existing = toEnding(error.existing);
    // Somebody has recorded another outcome since this was read, or has taken one back: it is looked at anew.
    if (!isOver(existing) || existing.sent !== ending.sent) throw overtaken(error);
    sameAsFirst(existing, ending);
    return recorded.visit && visitMade(ctx, ending, recorded.visit.day, outcomesIn(existing).length);
  }
};
