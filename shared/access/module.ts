import type { Grants } from '../base/grants.ts';
import type { KeyPrefixes } from '../base/key-prefixes.ts';

export const grants = {
  'access-log.read': { 'rights-desk': ['in-area'], auditor: ['in-area'] },
} as const satisfies Grants;

export const keyPrefixes = { own: ['ACCESS#', 'BULLETIN'], shared: [] } satisfies KeyPrefixes;
