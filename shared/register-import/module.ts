import type { Grants } from '../base/grants.ts';
import type { KeyPrefixes } from '../base/key-prefixes.ts';

export const grants = { 'import.change': { registrar: ['in-area'] } } as const satisfies Grants;

export const keyPrefixes = { own: ['IMPORT#'], shared: [] } satisfies KeyPrefixes;
