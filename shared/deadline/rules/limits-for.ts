import type { RuleId } from './clock.ts';
import { type Limit, parseLimit } from './limit.ts';
import type { CaseKind, ExtensionRule, KindLimits, LimitRules, Priority } from './limits.ts';

/** The limits of one case. Without `accept` or `resolve` no such clock runs. */
export interface Limits {
  accept?: RuledLimit;
  resolve?: RuledLimit;
  returnWithin: RuledLimit;
  extension: ExtensionRule;
  firstStage: KindLimits['firstStage'];
  source: KindLimits['source'];
}

/** What `startClock` wants to know. */
export interface RuledLimit {
  limit: Limit;
  rule: RuleId;
}

/** The limits for a kind and priority; none where the table has no such cell, e.g. a question is never P0. */
export function limitsFor(kind: CaseKind, priority: Priority, rules: LimitRules): Limits | undefined {
  const row = rules.kinds[kind];
  const cell = row.cells[priority];
  if (!cell) return undefined;
  const ruled = (stage: string, text: string): RuledLimit => ({
    limit: parseLimit(text),
    rule: `${kind}/${priority}/${stage}@${rules.version}`,
  });
  return {
    ...(cell.accept && { accept: ruled('accept', cell.accept) }),
    ...(cell.resolve && { resolve: ruled('resolve', cell.resolve) }),
    returnWithin: ruled('return', returnLimit(row, priority, rules)),
    extension: row.extension,
    firstStage: row.firstStage,
    source: row.source,
  };
}

/** The petition row has one return limit of its own for the slower priorities; urgent ones go back sooner everywhere. */
const returnLimit = (row: KindLimits, priority: Priority, rules: LimitRules): string =>
  row.returnWithin !== undefined && priority === 'P3' ? row.returnWithin : rules.returnWithin[priority];
