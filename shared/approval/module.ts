import type { Grants, KeyPrefixes } from '../base/module-data.ts';

export const grants = {
  'approval.give': { supervisor: ['in-area'] },
  'approval.read': { supervisor: ['near'], 'rights-desk': ['in-area'], auditor: ['in-area'] },
} as const satisfies Grants;

export const keyPrefixes = { own: [], shared: ['SUBJECT#'] } satisfies KeyPrefixes;
