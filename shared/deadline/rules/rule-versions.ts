import { DEFAULT_LIMITS } from './default-limits.ts';
import { DEFAULT_ESCALATIONS } from './escalation-policy.ts';
import type { Rules } from './rules.ts';
import type { StricterLimits } from './stricter-limits.ts';

/** What was promised until November 2026: an evening counted as the next working day, and verifying was charged. */
const FIRST: Rules = {
  limits: { ...DEFAULT_LIMITS, version: 'v1', evening: 'next-working-day', verifying: 'charged' },
  ladders: DEFAULT_ESCALATIONS,
};

/** Every version that ever held, for ever: cases that started under one keep it. A new one is a new entry here. */
export const RULE_VERSIONS: readonly Rules[] = [
  FIRST,
  { limits: DEFAULT_LIMITS, ladders: DEFAULT_ESCALATIONS },
];

/** What areas of this prefecture set shorter than the law; none so far. */
export const STRICTER_LIMITS: readonly StricterLimits[] = [];
