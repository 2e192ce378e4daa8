import type { KeyPrefixes } from '../base/module-data.ts';

export const keyPrefixes = { own: ['MOVE#'], shared: [] } satisfies KeyPrefixes;

/** How much of a move is done. */
export const counters = ['COUNTS'] as const;
