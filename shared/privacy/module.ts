import type { Grants, KeyPrefixes } from '../base/module-data.ts';

const desk = { 'rights-desk': ['in-area'] } as const;

export const grants = {
  'rights.ask': desk,
  'rights.read': { 'rights-desk': ['in-area'], auditor: ['in-area'] },
  'rights.decide': desk,
  'rights.copy': desk,
  'rights.explain': desk,
} as const satisfies Grants;

export const keyPrefixes = {
  own: ['RIGHTS#', 'RIGHTS-OPEN#', 'RETENTION'],
  shared: [],
} satisfies KeyPrefixes;
