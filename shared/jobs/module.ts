import type { Grants, KeyPrefixes } from '../base/module-data.ts';

export const grants = {
  'sweep.read': { supervisor: ['in-area'], registrar: ['in-area'], auditor: ['in-area'] },
} as const satisfies Grants;

export const keyPrefixes = { own: ['SWEEP#'], shared: [] } satisfies KeyPrefixes;
