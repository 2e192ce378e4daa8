import type { ProgrammeFacts } from '../base/programme-facts.ts';

/** What is known of the programme before any of its modules. */
export const household = {
  id: 'household',
  rows: [
    {
      subject: 'household',
      cases: [
        'question',
        'household-request',
        'public-space',
        'dispute-mediation',
        'entitlement',
        'temporary-relief',
        'safeguarding',
        'complaint',
        'data-rights-request',
      ],
      // No briefing: that somebody was at one is attendance, and is not recorded.
      services: [
        'matter-done',
        'policy-delivered',
        'money',
        'goods',
        'device',
        'adaptation',
        'training',
        'placement',
        'enrolment',
      ],
    },
    {
      subject: 'area',
      cases: [
        'question',
        'household-request',
        'public-space',
        'dispute-mediation',
        'entitlement',
        'temporary-relief',
        'safeguarding',
        'complaint',
        'data-rights-request',
      ],
      services: [
        'matter-done',
        'policy-delivered',
        'money',
        'goods',
        'device',
        'adaptation',
        'training',
        'briefing',
        'placement',
        'enrolment',
      ],
    },
    // Only that it was handed over stays here: no door, no name, no word of what it was about.
    { subject: 'area', at: 'township', receiptAlone: true, cases: ['petition-hand-over'], services: [] },
  ],
} as const satisfies ProgrammeFacts;
