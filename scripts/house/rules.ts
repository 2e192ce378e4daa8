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

/** The rule as it holds for the files of one exception: everything but that one import stays forbidden. */
const relaxed = (rule: Rule, { from, to, reason }: Exception): Rule => ({
  ...rule,
  comment: `${rule.comment} Except: ${reason}`,
  from: { ...rule.from, path: `(?=${from})(?:${asList(rule.from.path).join('|')})` },
  to: alsoNot(rule.to, [to]),
});

const except =
  (exceptions: readonly Exception[]) =>
  (rule: Rule): readonly Rule[] => {
    const own = exceptions.filter(({ rule: name }) => name === rule.name);
    if (own.length === 0) return [rule];
    const general = {
      ...rule,
      from: alsoNot(
        rule.from,
        own.map(({ from }) => from),
      ),
    };
    return [general, ...own.map((exception) => relaxed(rule, exception))];
  };

export const rulesExcept = (exceptions: readonly Exception[]): readonly Rule[] =>
  strictRules.flatMap(except(exceptions));
