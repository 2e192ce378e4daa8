import type { Grants, KeyPrefixes } from '../base/module-data.ts';

const anybody = ['in-area', 'around-me'] as const;

export const grants = {
  'unit.read': {
    worker: anybody,
    handler: anybody,
    supervisor: anybody,
    registrar: anybody,
    'rights-desk': anybody,
    auditor: anybody,
  },
  'unit.change': { registrar: ['in-area'] },
} as const satisfies Grants;

export const keyPrefixes = { own: ['UNITS#'], shared: [] } satisfies KeyPrefixes;
