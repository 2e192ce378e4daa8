import type { Grants, KeyPrefixes } from '../base/module-data.ts';
import { DUTY, type PersonalField } from '../base/personal-field.ts';
import type { PersonalPlace } from '../base/personal-place.ts';

export const grants = {
  'service.enter': { worker: ['near', 'linked'], handler: ['in-area'], supervisor: ['near'] },
  'service.correct': { worker: ['opener'], handler: ['opener'], supervisor: ['near', 'opener'] },
} as const satisfies Grants;

export const personalFields = {
  'service.given': {
    purpose: 'What a household was given, so that nobody is forgotten and nothing is given twice.',
    basis: DUTY,
    sensitivity: 'ordinary',
    readers: ['household.record', 'contact.read', 'rights.copy'],
    kept: { days: 1_095, after: 'the year in which it was given' },
  },
} as const satisfies Readonly<Record<string, PersonalField>>;

export const personalPlaces = [
  { pk: 'SUBJECT#', sk: 'SERVICE#', holds: ['service.given'], erased: { keptBy: 'accounting' } },
] as const satisfies readonly PersonalPlace[];

export const keyPrefixes = { own: [], shared: ['SUBJECT#', 'RECEIPT#', 'TALLY#'] } satisfies KeyPrefixes;

/** Visits, contacts, services and triggers, by township and month. */
export const counters = ['DONE#'] as const;
