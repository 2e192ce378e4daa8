import { describe, expect, it } from 'vitest';
import { CaseKind } from '../../shared/base/vocabulary.ts';
import { DEFAULT_LIMITS } from '../../shared/deadline/rules/default-limits.ts';
import { formatLimit } from '../../shared/deadline/rules/limit.ts';
import { LimitRules } from '../../shared/deadline/rules/limit-rules.ts';
import { Priority, RuleId } from '../../shared/deadline/rules/limits.ts';
import { limitsFor } from '../../shared/deadline/rules/rule-book.ts';
import { sourceInWords } from '../../shared/deadline/rules/source.ts';
import { READERS } from '../support/readers.ts';

const cell = (kind: CaseKind, priority: Priority): string => {
  const limits = limitsFor(kind, priority, DEFAULT_LIMITS);
  if (!limits) return '-';
  const { accept, resolve } = limits;
  return [accept, resolve].map((it) => (it ? formatLimit(it.limit) : '-')).join(' / ');
};

describe('the default limits', () => {
  it('are sound', () => {
    expect(LimitRules.parse(DEFAULT_LIMITS)).toEqual(DEFAULT_LIMITS);
  });

  it.each<[CaseKind, string, string, string, string, string]>([
    ['question', '-', '2h / 1wd', '1wd / 3wd', '1wd / 5wd', 'none'],
    ['household-request', '30min / 24h', '2h / 24h', '1wd / 7d', '1wd / 15d', 'once 10wd'],
    ['public-space', '30min / 24h', '2h / 24h', '1wd / 7d', '1wd / 15d', 'once 10wd'],
    ['safeguarding', '30min / 2h', '2h / same-day', '-', '-', 'none'],
    ['entitlement', '-', '1wd / 5wd', '3wd / 10wd', '3wd / 30wd', 'by-its-law'],
    ['temporary-relief', '2h / 24h', '1d / 3wd', '1wd / 10wd', '-', 'once 5wd'],
    ['care-need', '2h / 24h', '1d / 3wd', '2wd / 7d', '2wd / 15d', 'once 7d'],
    ['dispute-mediation', '2h / -', '1d / 7d', '3wd / 30d', '3wd / 30d', 'once 30d both-parties-agree'],
    ['enterprise-problem', '-', '4h / 2wd', '1wd / 5wd', '1wd / 15wd', 'once 10wd'],
    ['enterprise-arrears', '-', '-', '10wd / 30d', '10wd / 90d', 'by-approval'],
    ['petition-hand-over', '-', '1wd / -', '15d / 60d', '15d / 60d', 'once 30d reason-told'],
    ['data-rights-request', '-', '-', '3wd / 15d', '3wd / 30d', 'once 15d'],
  ])('of %s: P0 %s, P1 %s, P2 %s, P3 %s, extension %s', (kind, p0, p1, p2, p3, extension) => {
    expect(Priority.options.map((priority) => cell(kind, priority))).toEqual([p0, p1, p2, p3]);
    expect(Object.values(DEFAULT_LIMITS.kinds[kind].extension).join(' ')).toBe(extension);
  });

  it.each<[CaseKind, Priority, string]>([
    ['household-request', 'P0', '2h'],
    ['household-request', 'P1', '1wd'],
    ['household-request', 'P2', '2wd'],
    ['household-request', 'P3', '2wd'],
    ['petition-hand-over', 'P3', '5wd'],
  ])('let a wrong address of %s %s be returned within %s', (kind, priority, limit) => {
    const returned = limitsFor(kind, priority, DEFAULT_LIMITS)?.returnWithin;
    expect(returned && formatLimit(returned.limit)).toBe(limit);
  });

  it('know every kind, forward where the law says so, and give a source in every language', () => {
    expect(Object.keys(DEFAULT_LIMITS.kinds).toSorted()).toEqual(CaseKind.options.toSorted());
    for (const [kind, { firstStage, source }] of Object.entries(DEFAULT_LIMITS.kinds)) {
      expect(firstStage === 'forward', kind).toBe(
        ['enterprise-arrears', 'petition-hand-over'].includes(kind),
      );
      for (const reader of Object.values(READERS))
        expect(sourceInWords(source, reader).length, kind).toBeGreaterThan(3);
    }
  });

  it('name the rule with its version, so that a case can keep it', () => {
    const rules = limitsFor('care-need', 'P2', { ...DEFAULT_LIMITS, version: '2027.1' });
    expect([rules?.accept, rules?.resolve, rules?.returnWithin].map((it) => RuleId.parse(it?.rule))).toEqual([
      'care-need/P2/accept@2027.1',
      'care-need/P2/resolve@2027.1',
      'care-need/P2/return@2027.1',
    ]);
  });
});
