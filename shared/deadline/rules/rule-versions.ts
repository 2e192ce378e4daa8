import { DEFAULT_LIMITS } from './default-limits.ts';
import { DEFAULT_ESCALATIONS } from './escalation-policy.ts';
import type { Rules } from './rules.ts';
import type { StricterLimits } from './stricter-limits.ts';

/** Every version that ever held, for ever: cases that started under one keep it. A new one is a new entry here. */
export const RULE_VERSIONS: readonly Rules[] = [{ limits: DEFAULT_LIMITS, ladders: DEFAULT_ESCALATIONS }];

/** What areas of this prefecture set shorter than the law; none so far. */
export const STRICTER_LIMITS: readonly StricterLimits[] = [];
