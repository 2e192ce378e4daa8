import type { TwoNames } from '../../calendar/rules/overlay.ts';
import type { RuleId } from './clock.ts';
import { CaseKind } from './limits.ts';
import { RULES } from './rule-book.ts';

const HOUSE_RULE: TwoNames = { 'zh-CN': '本平台内部规定', en: 'House rule of this platform' };

/** The version of the rules that a clock runs under: what follows the `@`. */
export const versionOfRule = (rule: RuleId): string => rule.slice(rule.indexOf('@') + 1);

/** The law or document that a rule comes from. No law says how soon an answer is verified. */
export const sourceOfRule = (rule: RuleId): TwoNames => {
  const [kind, , stage = ''] = rule.split('/');
  if (stage.startsWith('verify')) return HOUSE_RULE;
  return RULES.of(versionOfRule(rule)).limits.kinds[CaseKind.parse(kind)].source;
};
