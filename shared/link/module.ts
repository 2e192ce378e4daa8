import type { Grants, KeyPrefixes } from '../base/module-data.ts';
import type { PersonalPlace } from '../base/personal-place.ts';

export const grants = {
  'link.read': { worker: ['near', 'linked'], supervisor: ['near'], registrar: ['in-area'] },
  'link.change': { supervisor: ['in-area'], registrar: ['in-area'] },
  'deputy.read': { worker: ['in-area'], supervisor: ['in-area'], registrar: ['in-area'] },
  'deputy.change': { supervisor: ['in-area'], registrar: ['in-area'] },
} as const satisfies Grants;

export const personalPlaces = [
  { pk: 'SUBJECT#', sk: 'LINK#', holds: [], erased: 'removed' },
] as const satisfies readonly PersonalPlace[];

export const keyPrefixes = {
  own: ['PLANNED#', 'DEPUTY#', 'TURN#', 'UNIT#'],
  shared: ['SUBJECT#', 'WORKER#'],
} satisfies KeyPrefixes;
