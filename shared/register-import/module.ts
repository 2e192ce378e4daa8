import type { Grants, KeyPrefixes } from '../base/module-data.ts';

export const grants = { 'import.change': { registrar: ['in-area'] } } as const satisfies Grants;

export const keyPrefixes = { own: ['IMPORT#'], shared: [] } satisfies KeyPrefixes;
