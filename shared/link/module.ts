import { type Grants, staffNearby } from '../base/grants.ts';
import type { KeyPrefixes } from '../base/key-prefixes.ts';

export const grants = {
  'link.read': { ...staffNearby, registrar: ['in-area'] },
  'link.change': { supervisor: ['in-area'], registrar: ['in-area'] },
  'deputy.read': { worker: ['in-area'], supervisor: ['in-area'], registrar: ['in-area'] },
  'deputy.change': { supervisor: ['in-area'], registrar: ['in-area'] },
} as const satisfies Grants;

export const keyPrefixes = {
  own: ['PLANNED#', 'DEPUTY#', 'TURN#'],
  shared: ['SUBJECT#', 'WORKER#'],
} satisfies KeyPrefixes;
