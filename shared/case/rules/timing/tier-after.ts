import { type EscalationTier, escalationTiers, tierAbove } from '../../../base/vocabulary.ts';
import type { EscalationStep } from '../../../deadline/rules/escalation-policy.ts';

const atLeast = (rung: EscalationTier, least: EscalationTier): EscalationTier =>
  escalationTiers.indexOf(rung) < escalationTiers.indexOf(least) ? least : rung;

/** Who answers for the case after a step of the ladder: reminders leave it, lateness and climbs move it up by one. */
export const tierAfter = (rung: EscalationTier, step: EscalationStep): EscalationTier => {
  switch (step) {
    case 'remind-owner':
    case 'remind-head':
      return rung;
    case 'tell-county':
      return atLeast(rung, 'county');
    case 'tell-prefecture':
      return 'prefecture';
    case 'mark-overdue':
    case 'climb-1':
    case 'climb-2':
    case 'climb-3':
      return tierAbove(rung);
  }
};
