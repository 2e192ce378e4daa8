import type { KeyPrefixes } from '../base/key-prefixes.ts';

export const keyPrefixes = { own: ['MOVE#'], shared: [] } satisfies KeyPrefixes;

/** How much of a move is done. */
export const counters = ['COUNTS'] as const;
