import type { Reader } from '../../base/catalogue/reader.ts';
import { clocksOf } from '../../case/rules/timing/clocks-of.ts';
import { deadlineView, returnView } from '../../case/rules/timing/deadline-view.ts';
import type { PresentHousehold } from '../../household/rules/household.ts';
import { everyNumberOf } from '../../household/store/household-store.ts';
import type { Context } from '../../table/context.ts';
import { copyOfCase, isForThem } from '../rules/copy.ts';
import type { RulesExplained } from '../rules/explanation.ts';
import { type CaseFound, casesIn } from '../store/cases-in.ts';
import { itemsOfHousehold } from '../store/items-of-household.ts';

const explained = ({ it, timeline }: CaseFound, asOf: string, reader: Reader) => {
  const { requester: _, ...copied } = copyOfCase(it, timeline);
  const deadlines = clocksOf(timeline).map((span) => deadlineView(span, asOf, reader));
  const { priority, rules } = it;
  return { ...copied, priority, rules, deadlines: [...deadlines, ...returnView(it, asOf, reader)] };
};

/** The cases of a household, and those of the person that are named, each with the rules that decided on it. */
export const explainCases = async (
  ctx: Context,
  { id }: PresentHousehold,
  named: readonly string[],
  reader: Reader,
): Promise<RulesExplained> => {
  const { cases } = await itemsOfHousehold(ctx, await everyNumberOf(ctx, id), named);
  const asOf = ctx.now();
  return {
    cases: casesIn(cases)
      .filter(({ it, timeline }) => isForThem(it, timeline, named))
      .map((found) => explained(found, asOf, reader)),
    language: reader.language,
    asOf,
  };
};
