import type { ProgrammeFacts } from '../base/programme-facts.ts';

/** What is known of the programme before any of its modules. Its cases wait for its subject, the village. */
export const partnership = {
  id: 'partnership',
  contactPurposes: ['visit', 'solace', 'advice'],
  // An agency tells of a day at many doors by their number.
  mostContactsAtOnce: 500,
  rows: [
    {
      subject: 'area',
      cases: [],
      services: [
        'matter-done',
        'policy-delivered',
        'money',
        'goods',
        'grant',
        'loan-arranged',
        'device',
        'adaptation',
        'medicine',
        'rehabilitation',
        'study-room',
        'training',
        'briefing',
        'placement',
        'enrolment',
      ],
    },
  ],
} as const satisfies ProgrammeFacts;
