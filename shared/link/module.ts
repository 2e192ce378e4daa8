import type { Grants, KeyPrefixes } from '../base/module-data.ts';

export const grants = {
  'link.read': { worker: ['near', 'linked'], supervisor: ['near'], registrar: ['in-area'] },
  'link.change': { supervisor: ['in-area'], registrar: ['in-area'] },
  'deputy.read': { worker: ['in-area'], supervisor: ['in-area'], registrar: ['in-area'] },
  'deputy.change': { supervisor: ['in-area'], registrar: ['in-area'] },
} as const satisfies Grants;

export const keyPrefixes = {
  own: ['PLANNED#', 'DEPUTY#', 'TURN#'],
  shared: ['SUBJECT#', 'WORKER#'],
} satisfies KeyPrefixes;
