import type { Grants, KeyPrefixes } from '../base/module-data.ts';

const overseers = { supervisor: ['in-area'] } as const;

export const grants = {
  'coverage.read': { worker: ['in-area'], supervisor: ['in-area'], registrar: ['in-area'] },
  'coverage.names': { supervisor: ['near'], registrar: ['in-area'] },
  'board.read': { worker: ['in-area'], supervisor: ['in-area'], registrar: ['in-area'] },
  'done.read': overseers,
  'rules.read': {
    worker: ['in-area'],
    handler: ['in-area'],
    supervisor: ['in-area'],
    registrar: ['in-area'],
    'rights-desk': ['in-area'],
    auditor: ['in-area'],
  },
  'rules.simulate': { supervisor: ['whole-prefecture'], registrar: ['whole-prefecture'] },
} as const satisfies Grants;

export const keyPrefixes = { own: [], shared: ['TALLY#'] } satisfies KeyPrefixes;

/** How far an area is covered, now and day by day, the cases of the areas below it, and how often its cells were put right. */
export const counters = ['COVERAGE#', 'DAILY#', 'CASES-OF#', 'RECOUNTED'] as const;
