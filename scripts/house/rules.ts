import { gatheringRules } from './gathering-rules.ts';
import { moduleRules } from './module-rules.ts';
import { orderRules } from './order-rules.ts';
import { outerRules } from './outer-rules.ts';
import type { Exception, Rule } from './rule.ts';

/** Every rule of the house, without exceptions. */
export const strictRules: readonly Rule[] = [...moduleRules, ...orderRules, ...gatheringRules, ...outerRules];

const asList = (patterns: string | string[] | undefined) => [patterns ?? []].flat();
const alsoNot = <End extends { pathNot?: string | string[] }>(end: End, patterns: readonly string[]) => ({
  ...end,
  pathNot: [...asList(end.pathNot), ...patterns],
});

/** The rule as it holds for the files of one exception: all but what is excepted for them stays forbidden. */
const relaxed = (rule: Rule, { from }: Exception, excepted: readonly Exception[]): Rule => ({
  ...rule,
  from: { ...rule.from, path: `(?=${from})(?:${asList(rule.from.path).join('|')})` },
  to: alsoNot(rule.to, targets(excepted.filter((other) => other.from === from))),
});

const sources = (exceptions: readonly Exception[]) => exceptions.map(({ from }) => from);
const targets = (exceptions: readonly Exception[]) => exceptions.map(({ to }) => to);

function except(rule: Rule, exceptions: readonly Exception[]): readonly Rule[] {
  const own = exceptions.filter(({ rule: name }) => name === rule.name);
  if (own.length === 0) return [rule];
  const general = { ...rule, from: alsoNot(rule.from, sources(own)) };
  return [general, ...own.map((exception) => relaxed(rule, exception, own))];
}

/** What dependency-cruiser is given: a rule with an exception stands there once for it and once for all others. */
export const rulesExcept = (exceptions: readonly Exception[]): readonly Rule[] =>
  strictRules.flatMap((rule) => except(rule, exceptions));
