import type { Grants } from '../base/grants.ts';
import type { KeyPrefixes } from '../base/key-prefixes.ts';

export const grants = {
  'hand-over.change': { supervisor: ['in-area'], registrar: ['in-area'] },
} as const satisfies Grants;

export const keyPrefixes = { own: ['HANDOVER#'], shared: [] } satisfies KeyPrefixes;

/** How much of a hand-over is done. */
export const counters = ['COUNTS'] as const;
