import type { Grants, KeyPrefixes } from '../base/module-data.ts';
import type { PersonalPlace } from '../base/personal-place.ts';

export const grants = {
  'access-log.own': {
    worker: ['in-area'],
    handler: ['in-area'],
    supervisor: ['in-area'],
    registrar: ['in-area'],
    'rights-desk': ['in-area'],
    auditor: ['in-area'],
  },
  'access-log.read': { 'rights-desk': ['in-area'], auditor: ['in-area'] },
  'break-glass.use': { handler: ['in-area'], supervisor: ['in-area'] },
} as const satisfies Grants;

export const personalPlaces = [
  { pk: 'ACCESS#', sk: '', holds: [], erased: { keptBy: 'supervision' } },
] as const satisfies readonly PersonalPlace[];

export const keyPrefixes = {
  own: ['ACCESS#', 'BULLETIN', 'OPENED#', 'READ#'],
  shared: ['RECEIPT#'],
} satisfies KeyPrefixes;
