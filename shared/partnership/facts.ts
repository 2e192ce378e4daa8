import type { ProgrammeFacts } from '../base/programme-facts.ts';

/** What is known of the programme before any of its modules. What an agency gives goes to a village as a whole, or to another area. */
export const partnership = {
  id: 'partnership',
  contactPurposes: ['visit', 'solace', 'advice'],
  // An agency tells of a day at many doors by their number.
  mostContactsAtOnce: 500,
  subject: {
    type: 'village',
    id: { pattern: '^[1-9]\\d{11}$', isArea: true },
    filedUnder: ['village'],
    routes: 'own',
  },
  links: { holders: 'unit', mostOnSubject: 20, mostOfHolder: 3 },
  rows: [
    { subject: 'village', cases: ['village-need', 'public-space', 'question'], services: [] },
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
