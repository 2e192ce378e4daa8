import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import type { Reader } from '../../base/catalogue/reader.ts';
import { Day } from '../../base/instant.ts';
import { CaseKind } from '../../base/vocabulary.ts';
import { EscalationPolicy, EscalationPolicyName } from './escalation-rules.ts';
import { formatLimit, LimitText } from './limit.ts';
import { ExtensionRule } from './limit-rules.ts';
import { Priority } from './limits.ts';
import { limitsFor, type RuledLimit } from './rule-book.ts';
import type { Rules } from './rules.ts';
import { Source, sourceInWords } from './source.ts';

const RulesOfPriority = z.strictObject({
  priority: Priority,
  /** Without one of them the rule sets no such limit; a case then has that of the next slower priority. */
  accept: z.optional(LimitText),
  resolve: z.optional(LimitText),
  /** Up to when a wrong address may be sent back. */
  returnWithin: LimitText,
});

const RulesOfKind = z.strictObject({
  kind: CaseKind,
  /** Those that a case of this kind may have; a report with another is refused. */
  priorities: z.array(RulesOfPriority),
  extension: ExtensionRule,
  firstStage: z.enum(['accept', 'forward']),
  source: Source,
  /** The same in the language of the reader. */
  sourceInWords: z.string(),
});

/** The rules that hold in an area on a day: which priorities a kind allows, how long each may take, and who says so. */
export const RulesView = z.strictObject({
  area: AreaCode,
  on: Day,
  version: z.string(),
  from: Day,
  kinds: z.array(RulesOfKind),
  /** How long an answer may stay unverified. */
  verifyWithin: LimitText,
  /** What happens as time runs out. */
  escalation: z.record(EscalationPolicyName, EscalationPolicy),
});
export type RulesView = z.infer<typeof RulesView>;

const textOf = (ruled: RuledLimit | undefined) => ruled && formatLimit(ruled.limit);

const kindView = ({ limits }: Rules, kind: CaseKind, reader: Reader): z.infer<typeof RulesOfKind> => {
  const { extension, firstStage, source } = limits.kinds[kind];
  const priorities = Priority.options.flatMap((priority) => {
    const set = limitsFor(kind, priority, limits);
    if (set === undefined) return [];
    const returnWithin = formatLimit(set.returnWithin.limit);
    return [{ priority, accept: textOf(set.accept), resolve: textOf(set.resolve), returnWithin }];
  });
  return { kind, priorities, extension, firstStage, source, sourceInWords: sourceInWords(source, reader) };
};

export const viewOfRules = (
  rules: Rules,
  where: Pick<RulesView, 'area' | 'on'>,
  reader: Reader,
): RulesView => ({
  ...where,
  version: rules.limits.version,
  from: rules.limits.from,
  kinds: CaseKind.options.map((kind) => kindView(rules, kind, reader)),
  verifyWithin: rules.limits.verifyWithin,
  escalation: rules.ladders.ladders,
});
