import type { Grants, KeyPrefixes } from '../base/module-data.ts';

export const grants = {
  'hand-over.change': { supervisor: ['in-area'], registrar: ['in-area'] },
} as const satisfies Grants;

export const keyPrefixes = { own: ['HANDOVER#'], shared: [] } satisfies KeyPrefixes;

/** How much of a hand-over is done. */
export const counters = ['COUNTS'] as const;
