import type { Grants } from '../base/grants.ts';
import type { KeyPrefixes } from '../base/key-prefixes.ts';

export const grants = {
  'sweep.read': { supervisor: ['in-area'], registrar: ['in-area'], auditor: ['in-area'] },
} as const satisfies Grants;

export const keyPrefixes = { own: ['SWEEP#'], shared: [] } satisfies KeyPrefixes;
