import type { Authorizer } from '../../access/store/authorizer.ts';
import { currentPath } from '../../access/store/control-record.ts';
import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import { type Day, dayOf, monthOf } from '../../base/instant.ts';
import { notFound, Refusal } from '../../base/refusal.ts';
import { currentHouseholdId, everyNumberOf } from '../../household/store/household-store.ts';
import { liaisonsOf } from '../../link/store/links.ts';
import { noticeWrite } from '../../notification/store/inbox-store.ts';
import { activityCounterKey } from '../../service/store/keys.ts';
import type { Context } from '../../table/context.ts';
import { digestOf } from '../../table/digest.ts';
import { optimistic, overtaken, type Write, WriteRefused } from '../../table/table.ts';
import { deathsIn, type KnownDeath, withoutDeath } from '../rules/agenda.ts';
import { takenBackNotices } from '../rules/taken-back-notices.ts';
import { reminderStopKey } from '../store/keys.ts';
import { reminderStopItem, toReminderStop } from '../store/visit-item.ts';
import { deathsAt } from './death-store.ts';

export interface DeathTakenBack {
  /** Of this request. */
  readonly id: string;
  /** As it was called when the death was reported, or by now. */
  readonly household: HouseholdId;
  /** The visit of condolence that the death made due; or the id of its report, which its author alone knows. */
  readonly death: string;
}

export interface TakenBackAnswer {
  readonly household: HouseholdId;
  readonly takenBackOn: Day;
}

const sentBy = (by: string, { id }: DeathTakenBack): string => digestOf([by, id]);

const named = (deaths: readonly KnownDeath[], death: string) =>
  deaths.findLast((one) => one.condolence === death || one.sent === digestOf(death));

const answerOf = ({ household, takenBack }: KnownDeath): TakenBackAnswer | undefined =>
  takenBack && { household, takenBackOn: takenBack.on };

/** What this very request was answered with; the same id for another death is a mistake of the sender's. */
export const deathTakenBackBefore = async (
  ctx: Context,
  asked: DeathTakenBack,
  by: string,
): Promise<TakenBackAnswer | undefined> => {
  const deaths = await deathsAt(ctx, await everyNumberOf(ctx, asked.household));
  const same = deaths.find(({ takenBack }) => takenBack?.sent === sentBy(by, asked));
  if (same === undefined) return undefined;
  if (same.condolence !== asked.death && same.sent !== digestOf(asked.death))
    throw new Refusal('other-body', 'key.of-another-step');
  return answerOf(same);
};

/** Counted in the month in which it is taken back, so that a month that is over never changes. */
const countedBack = (grid: string, condolence: string, month: string): Write => ({
  add: activityCounterKey('TRIGGERS', grid, month, condolence),
  amounts: { bereavement: -1 },
});

const takeBack = async (
  ctx: Context,
  asked: DeathTakenBack,
  authorizer: Authorizer,
): Promise<TakenBackAnswer> => {
  const numbers = await everyNumberOf(ctx, asked.household);
  const death = named(await deathsAt(ctx, numbers), asked.death);
  const today = await currentHouseholdId(ctx, asked.household);
  const areaPath = await currentPath(ctx, gridOf(today));
  authorizer.require('household', { areaPath, openedBy: death?.by });
  const item = death && (await ctx.table.get(reminderStopKey(death.household)));
  if (death === undefined || item === undefined) throw notFound('death');
  const stop = toReminderStop(item);
  // What is guarded decides: several read at once may show how it was before.
  const before = answerOf(deathsIn(stop).find((one) => one.condolence === death.condolence) ?? death);
  if (before !== undefined) return before;
  const [at, by] = [ctx.now(), authorizer.who.id];
  const takenBack = { on: dayOf(at), by, sent: sentBy(by, asked) };
  const liaisons = await liaisonsOf(ctx, today, dayOf(at));
  const grid = gridOf(death.household);
  const notices = takenBackNotices({ what: 'death', grid, takenBack, at }, [death.by, ...liaisons]);
  await ctx.table.write([
    {
      put: reminderStopItem(withoutDeath(stop, death.condolence, takenBack)),
      guard: { version: stop.version },
    },
    countedBack(grid, death.condolence, monthOf(at)),
    ...notices.map(noticeWrite),
  ]);
  return { household: death.household, takenBackOn: takenBack.on };
};

/**
 * Takes a death back that was reported at the wrong door: its visit of condolence leaves the lists, and reminders go out
 * again. By whoever reported it, or by the level above; whoever comes second gets the answer of the first.
 */
export const takeBackDeath = (
  ctx: Context,
  asked: DeathTakenBack,
  authorizer: Authorizer,
): Promise<TakenBackAnswer> =>
  optimistic(() => takeBack(ctx, asked, authorizer), {
    otherwise: (cause) => {
      throw cause instanceof WriteRefused ? overtaken(cause) : cause;
    },
  });
