import type { Authorizer } from '../../access/store/authorizer.ts';
import { type Day, dayOf } from '../../base/instant.ts';
import { conflict, notAllowed, Refusal } from '../../base/refusal.ts';
import { oneEach } from '../../case/store/case-store.ts';
import type { Context } from '../../table/context.ts';
import { digestOf } from '../../table/digest.ts';
import { optimistic, overtaken, WriteRefused } from '../../table/table.ts';
import { type Ending, type KnownOutcome, outcomesIn } from '../rules/outcome.ts';
import type { Task, TaskRef } from '../rules/task.ts';
import { endingKey } from '../store/keys.ts';
import { toEnding } from '../store/visit-item.ts';
import { takenBackWrites } from './taken-back-writes.ts';

export interface OutcomeTakenBack {
  /** Of this request. */
  readonly id: string;
  /** Under which the outcome was sent: its author alone knows it. */
  readonly of?: string | undefined;
  readonly ref: TaskRef;
}

export interface TakenBackAnswer {
  readonly task: TaskRef;
  readonly takenBackOn: Day;
}

/** An outcome of the task, or what was kept beside it: of those, which one. */
type Outcome = KnownOutcome & { readonly beside?: number };

const everyOutcomeIn = (ending: Ending): Outcome[] => [
  ...outcomesIn(ending),
  ...(ending.beside ?? []).map((one, index) => ({ ...one, beside: index + 1 })),
];

const isNamed = ({ sent }: Outcome, of: string | undefined, by: string): boolean =>
  of !== undefined && sent === digestOf([by, of]);

/** Whether somebody sent one of the outcomes of a visit, and says under which id. */
export const hasRecorded = (ending: Ending | undefined, of: string | undefined, by: string): boolean =>
  ending !== undefined && outcomesIn(ending).some((one) => isNamed(one, of, by));

const answerOf = (ref: TaskRef, { takenBack }: Outcome): TakenBackAnswer | undefined =>
  takenBack && { task: ref, takenBackOn: takenBack.on };

/** What this very request was answered with; the same id for another outcome is a mistake of the sender's. */
export const outcomeTakenBackBefore = async (
  ctx: Context,
  { id, of, ref }: OutcomeTakenBack,
  by: string,
): Promise<TakenBackAnswer | undefined> => {
  const item = await ctx.table.get(endingKey(ref));
  const outcomes = item === undefined ? [] : everyOutcomeIn(toEnding(item));
  const same = outcomes.find(({ takenBack }) => takenBack?.sent === digestOf([by, id]));
  if (same === undefined) return undefined;
  if (of !== undefined && !isNamed(same, of, by)) throw new Refusal('other-body', 'key.of-another-step');
  return answerOf(ref, same);
};

/** The outcome that is meant: by its author the one that they sent, by the level above the last one. */
const meant = (ending: Ending | undefined, { of }: OutcomeTakenBack, { who }: Authorizer): Outcome => {
  const outcomes = ending === undefined ? [] : outcomesIn(ending);
  const own = ending && everyOutcomeIn(ending).find((one) => isNamed(one, of, who.id));
  const last = outcomes.at(-1);
  if (last === undefined) throw conflict('visit.not-recorded');
  if (own !== undefined) return own;
  if (!who.roles.includes('supervisor')) throw notAllowed('visit.of-another');
  // Sent again it would mean the next one: who was answered for it needs a receipt, and there is none.
  if (last.takenBack !== undefined) throw conflict('visit.not-recorded');
  return last;
};

interface Found {
  readonly task: Task;
  readonly ending: Ending | undefined;
}

/**
 * Takes the outcome of a visit back: the task is to be done as before, and may get another outcome. The visit that was
 * recorded, and what was given at it, stay and count no more; what was asked for is a case of its own, and stands.
 */
export const takeBackOutcome = (
  ctx: Context,
  asked: OutcomeTakenBack,
  authorizer: Authorizer,
  load: () => Promise<Found>,
): Promise<TakenBackAnswer> =>
  optimistic(
    async () => {
      const { task, ending } = await load();
      const sent = digestOf([authorizer.who.id, asked.id]);
      // Under another number of the household than that of the visit, this very request is found here alone.
      const same = ending && everyOutcomeIn(ending).find(({ takenBack }) => takenBack?.sent === sent);
      const outcome = same ?? meant(ending, asked, authorizer);
      const before = answerOf(asked.ref, outcome);
      if (before !== undefined || ending === undefined)
        return before ?? Promise.reject(conflict('visit.not-recorded'));
      const takenBack = {
        on: dayOf(ctx.now()),
        by: authorizer.who.id,
        sent,
      };
      await ctx.table.write(
        oneEach(await takenBackWrites(ctx, { task, ending, takenBack, beside: outcome.beside })),
      );
      return { task: asked.ref, takenBackOn: takenBack.on };
    },
    {
      otherwise: (cause) => {
        throw cause instanceof WriteRefused ? overtaken(cause) : cause;
      },
    },
  );
