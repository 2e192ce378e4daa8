import type { ProgrammeFacts } from '../base/programme-facts.ts';

/** What is known of the programme before any of its modules. */
export const care = {
  id: 'care',
  subject: { type: 'recipient', id: { prefix: 'r' }, filedUnder: ['township'], routes: 'own' },
  links: { holders: 'worker', mostOnSubject: 1, mostOfHolder: 3 },
  rows: [
    {
      subject: 'recipient',
      cases: ['care-need', 'entitlement', 'temporary-relief', 'safeguarding', 'question'],
      services: [],
    },
  ],
} as const satisfies ProgrammeFacts;
