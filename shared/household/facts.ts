import type { ProgrammeFacts } from '../base/programme-facts.ts';

const cases = [
  'question',
  'household-request',
  'public-space',
  'dispute-mediation',
  'entitlement',
  'temporary-relief',
  'safeguarding',
  'complaint',
  'data-rights-request',
] as const;

// No briefing: that somebody was at one is attendance, and is not recorded. No medicine and no rehabilitation either: what
// is known of somebody's health is nothing that a whole grid reads.
const atDoors = [
  'matter-done',
  'policy-delivered',
  'money',
  'goods',
  'allowance',
  'device',
  'adaptation',
  'training',
  'placement',
  'enrolment',
] as const;

/** What is known of the programme before any of its modules. */
export const household = {
  id: 'household',
  contactPurposes: ['look-in', 'errand', 'policy', 'follow-up'],
  links: { holders: 'worker', mostOnSubject: 1 },
  rows: [
    { subject: 'household', cases, services: atDoors },
    { subject: 'area', cases, services: [...atDoors, 'briefing', 'study-room'] },
    // Only that it was handed over stays here: no door, no name, no word of what it was about.
    { subject: 'area', at: 'township', receiptAlone: true, cases: ['petition-hand-over'], services: [] },
  ],
} as const satisfies ProgrammeFacts;
