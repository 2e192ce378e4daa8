import { type EscalationTier, escalationTiers, tierAbove } from '../../../base/vocabulary.ts';
import type { EscalationStep } from '../../../deadline/rules/escalation-policy.ts';

const atLeast = (tier: EscalationTier, least: EscalationTier): EscalationTier =>
  escalationTiers.indexOf(tier) < escalationTiers.indexOf(least) ? least : tier;

/** Who answers for the case after a step of the escalation: reminders leave it, lateness and climbs move it up by one. */
export const tierAfter = (tier: EscalationTier, step: EscalationStep): EscalationTier => {
  switch (step) {
    case 'remind-owner':
    case 'remind-head':
      return tier;
    case 'tell-county':
      return atLeast(tier, 'county');
    case 'tell-prefecture':
      return 'prefecture';
    case 'mark-overdue':
    case 'climb-1':
    case 'climb-2':
    case 'climb-3':
      return tierAbove(tier);
  }
};
