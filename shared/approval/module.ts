import type { Grants, KeyPrefixes, Looks } from '../base/module-data.ts';
import type { PersonalPlace } from '../base/personal-place.ts';

export const grants = {
  'approval.give': { supervisor: ['in-area'] },
  'approval.read': { supervisor: ['near'], 'rights-desk': ['in-area'], auditor: ['in-area'] },
} as const satisfies Grants;

export const personalPlaces = [
  { pk: 'SUBJECT#', sk: 'APPROVAL#', holds: [], erased: 'removed' },
] as const satisfies readonly PersonalPlace[];

export const keyPrefixes = { own: ['APPROVALS#'], shared: ['SUBJECT#'] } satisfies KeyPrefixes;

export const looks = {
  approvals: "nobody is told that an approval of reading a child's record ends",
} as const satisfies Looks;
