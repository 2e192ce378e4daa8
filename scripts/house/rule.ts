import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

type Ends = Pick<IRegularForbiddenRuleType, 'from' | 'to'>;

/** A forbidden import. Its comment says why, for whoever meets it in the output of `npm run shape`. */
export interface Rule extends Ends {
  readonly name: string;
  readonly severity: 'error';
  readonly comment: string;
}

/**
 * An import that a rule forbids and that stays, with the reason. `from` and `to` are patterns that begin with `^` and
 * hold no group that captures; two exceptions for the same files say the same `from`.
 */
export interface Exception {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** Whatever is ours; who among us may import whom is the affair of other rules. */
export const OURS = '^(shared|events|functions|infra|local|scripts|bench|web|test)/';
export const ZOD = '^node_modules/zod/';
export const SDK = '^node_modules/(@aws-sdk|@smithy)/';

/** Whoever matches `from` imports what matches `allowed` and nothing else. */
export const only = (name: string, comment: string, from: string, allowed: readonly string[]): Rule => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { pathNot: [...allowed] },
});

export const never = (name: string, comment: string, ends: Ends): Rule => ({
  name,
  severity: 'error',
  comment,
  ...ends,
});
