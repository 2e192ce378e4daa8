import type { ProgrammeFacts } from '../../../../shared/base/programme-facts.ts';

/** Meals for elders: brought to who cannot cook any more. */
export const canteen = {
  id: 'canteen',
  subject: {
    type: 'diner',
    id: { prefix: 'd' },
    filedUnder: ['township'],
    keeps: { name: 'needed', address: 'needed', phone: 'optional', language: 'optional', quantity: 'needed' },
  },
  links: { holders: 'worker', mostOnSubject: 1, mostOfHolder: 3 },
  rows: [{ subject: 'diner', cases: ['question'], services: ['goods'] }],
} as const satisfies ProgrammeFacts;
