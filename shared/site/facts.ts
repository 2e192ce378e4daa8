import type { ProgrammeFacts } from '../base/programme-facts.ts';

/** What is known of the programme before any of its modules. A site is a building: nobody who lives there is named with it. */
export const site = {
  id: 'site',
  subject: { type: 'site', id: { prefix: 's' }, filedUnder: ['township'], routes: 'own' },
  links: { holders: 'worker', mostOnSubject: 200, mostOfHolder: 3 },
  rows: [{ subject: 'site', nobodyNamed: true, cases: ['question', 'public-space'], services: [] }],
} as const satisfies ProgrammeFacts;
