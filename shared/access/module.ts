import type { Grants, KeyPrefixes } from '../base/module-data.ts';

export const grants = {
  'access-log.read': { 'rights-desk': ['in-area'], auditor: ['in-area'] },
} as const satisfies Grants;

export const keyPrefixes = { own: ['ACCESS#', 'BULLETIN'], shared: ['RECEIPT#'] } satisfies KeyPrefixes;
