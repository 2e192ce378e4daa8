import type { Grants, KeyPrefixes } from '../base/module-data.ts';

export const grants = {
  'area.read': {
    worker: ['in-area', 'around-me'],
    handler: ['in-area', 'around-me'],
    supervisor: ['in-area', 'around-me'],
    registrar: ['in-area'],
  },
  'area.change': { registrar: ['in-area'] },
} as const satisfies Grants;

export const keyPrefixes = { own: ['AREA#'], shared: [] } satisfies KeyPrefixes;
