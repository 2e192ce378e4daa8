import type { Grants, KeyPrefixes } from '../base/module-data.ts';
import { type PersonalField, STRICT_DUTY } from '../base/personal-field.ts';
import type { PersonalPlace } from '../base/personal-place.ts';

export const grants = {
  'contact.record': { worker: ['linked'], handler: ['in-area'] },
  /** An office reads of its own contacts alone. */
  'contact.read': { worker: ['near', 'linked'], handler: ['in-area'], supervisor: ['near'] },
  'contact.take-back': { worker: ['opener'], handler: ['opener'], supervisor: ['near', 'opener'] },
} as const satisfies Grants;

export const personalFields = {
  'contact.purpose': {
    purpose: 'What somebody was in contact about beside the visits that are planned: a code of the work.',
    basis: STRICT_DUTY,
    sensitivity: 'sensitive',
    readers: ['contact.read', 'household.record', 'rights.copy'],
    kept: { days: 1_095, after: 'the contact' },
  },
} as const satisfies Readonly<Record<string, PersonalField>>;

export const personalPlaces = [
  { pk: 'SUBJECT#', sk: 'CONTACT#', holds: ['contact.purpose', 'service.given'], erased: 'removed' },
] as const satisfies readonly PersonalPlace[];

export const keyPrefixes = { own: [], shared: ['SUBJECT#', 'RECEIPT#'] } satisfies KeyPrefixes;
