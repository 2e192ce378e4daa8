/**
 * Types that the engine's CloudFormation does not know; with one of them in it, it refuses a whole template. They are
 * left out of what is deployed there, and docs/second-opinion.md says what covers them instead.
 */
export const setAside = ['AWS::Budgets::Budget', 'AWS::Events::Archive'] as const;
