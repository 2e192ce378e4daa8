import type { ProgrammeFacts } from '../base/programme-facts.ts';

/** What is known of the programme before any of its modules. */
export const enterprise = {
  id: 'enterprise',
  subject: {
    type: 'enterprise',
    id: { number: 'enterprise-code' },
    filedUnder: ['village', 'township'],
    routes: 'own',
  },
  links: { holders: 'worker', mostOnSubject: 1, mostOfHolder: 10 },
  rows: [
    {
      subject: 'enterprise',
      cases: ['enterprise-problem', 'enterprise-arrears', 'question', 'complaint'],
      services: [],
    },
  ],
} as const satisfies ProgrammeFacts;
