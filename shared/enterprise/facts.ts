import type { ProgrammeFacts } from '../base/programme-facts.ts';

/** What is known of the programme before any of its modules. */
export const enterprise = {
  id: 'enterprise',
  subject: {
    type: 'enterprise',
    // Eighteen letters and digits, none of which is taken for another (GB 32100).
    id: { pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' },
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
