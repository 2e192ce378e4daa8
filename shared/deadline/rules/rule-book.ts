import { type AreaCode, lineOf } from '../../base/area-code.ts';
import type { Day } from '../../base/instant.ts';
import { CaseKind } from '../../base/vocabulary.ts';
import { type Limit, parseLimit } from './limit.ts';
import type { Evening, ExtensionRule, KindLimits, LimitRules } from './limit-rules.ts';
import type { Priority, RuleId } from './limits.ts';
import { RULE_VERSIONS, STRICTER_LIMITS } from './rule-versions.ts';
import type { Rules } from './rules.ts';
import type { Source } from './source.ts';
import { type StricterLimits, tightened } from './stricter-limits.ts';

/** The version of the rules that a clock runs under: what follows the `@`. */
export const versionOfRule = (rule: RuleId): string => rule.slice(rule.indexOf('@') + 1);

/** The law or document that a rule comes from. No law says how soon an answer is verified. */
export const sourceOfRule = (rule: RuleId): Source => {
  const [kind, , stage = ''] = rule.split('/');
  if (stage.startsWith('verify')) return { law: 'house-rule' };
  return RULES.of(versionOfRule(rule)).limits.kinds[CaseKind.parse(kind)].source;
};

export interface RuleBook {
  /** What holds for a case that starts in `area` on `day`: the newest version, tightened by the areas around it. */
  inForce(area: AreaCode, day: Day): Rules;
  /** What a case keeps that started under `version`. */
  of(version: string): Rules;
}

const latestUpTo = <T extends { from: Day }>(day: Day, all: readonly T[]): T | undefined =>
  all.filter(({ from }) => from <= day).reduce<T | undefined>(later, undefined);

/** Of two that are in force from the same day, the one that was entered later. */
const later = <T extends { from: Day }>(one: T | undefined, other: T): T =>
  one === undefined || one.from <= other.from ? other : one;

/** A version is named `v1`, or `v1.623027-2` where county 623027 has set stricter limits for the second time. */
export const ruleBook = (versions: readonly Rules[], stricter: readonly StricterLimits[]): RuleBook => {
  const known = new Map<string, Rules>(versions.map((rules) => [rules.limits.version, rules]));

  const tighten = ({ limits, ladders }: Rules, own: StricterLimits): Rules => {
    const rules = { limits: tightened(limits, own), ladders };
    known.set(rules.limits.version, known.get(rules.limits.version) ?? rules);
    return rules;
  };

  const byName = (version: string): Rules | undefined => {
    const found = known.get(version);
    const [, wider, area, number] = /^(.+)\.(\d+)-(\d+)$/.exec(version) ?? [];
    if (found !== undefined || wider === undefined) return found;
    const own = stricter.find((one) => one.area === area && one.number === Number(number));
    const base = byName(wider);
    return own && base && tighten(base, own);
  };

  return {
    inForce(area, day) {
      const dated = versions.map((rules) => ({ from: rules.limits.from, rules }));
      const base = latestUpTo(day, dated)?.rules ?? versions[0];
      if (base === undefined) throw new Error('The book of rules is empty.');
      return lineOf(area)
        .map((code) =>
          latestUpTo(
            day,
            stricter.filter((one) => one.area === code),
          ),
        )
        .reduce<Rules>((rules, own) => (own === undefined ? rules : tighten(rules, own)), base);
    },
    of(version) {
      const rules = byName(version);
      if (rules === undefined) throw new Error(`The book of rules has no version "${version}".`);
      return rules;
    },
  };
};

/** The rules of this prefecture. */
export const RULES = ruleBook(RULE_VERSIONS, STRICTER_LIMITS);

/** What an evening counts as for a clock: as its version says, whatever the newest one does. */
export const eveningOf = (rule: RuleId): Evening => RULES.of(versionOfRule(rule)).limits.evening;

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
