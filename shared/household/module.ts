import type { Grants, KeyPrefixes, PublishedKeys } from '../base/module-data.ts';
import { CONSENT, DUTY, type PersonalField } from '../base/personal-field.ts';
import type { PersonalPlace } from '../base/personal-place.ts';

export const grants = {
  'household.read': { worker: ['near', 'linked'], supervisor: ['near'], registrar: ['in-area'] },
  'household.list': { worker: ['near', 'linked'], supervisor: ['near'], registrar: ['in-area'] },
  'household.change': { registrar: ['in-area'] },
} as const satisfies Grants;

const registered = { days: 90, after: 'the household has left the register' } as const;
const readers = ['household.read', 'household.change', 'rights.copy'] as const;
const doorReaders = [
  'household.read',
  'household.change',
  'household.list',
  'coverage.names',
  'rights.copy',
  'break-glass.use',
] as const;
/** What one needs to set out; whoever was asked by name to make a visit there is told the same. */
const visitorReaders = [
  'household.read',
  'household.change',
  'household.list',
  'coverage.names',
  'task.read',
  'my-day.read',
  'rights.copy',
  'break-glass.use',
] as const;

export const personalFields = {
  'household.id': {
    purpose: 'Lets every other record point to the household without naming anyone.',
    basis: DUTY,
    sensitivity: 'pseudonym',
    readers: [],
    kept: registered,
  },
  'household.name': {
    purpose: 'Whom to ask for at the door.',
    basis: DUTY,
    sensitivity: 'ordinary',
    readers: visitorReaders,
    kept: registered,
  },
  'household.phone': {
    purpose: 'To say that somebody comes, and to ask whether a solution holds.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers: ['household.read', 'household.change', 'my-day.read', 'rights.copy', 'break-glass.use'],
    kept: registered,
  },
  'household.address': {
    purpose: 'To find the door.',
    basis: DUTY,
    sensitivity: 'ordinary',
    readers: visitorReaders,
    kept: registered,
  },
  'household.language': {
    purpose: 'To send someone who can be understood, and to answer in that language.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers: ['household.read', 'household.change', 'rights.copy', 'break-glass.use'],
    kept: registered,
  },
  'household.people': {
    purpose: 'To plan how much is needed; a number, and nobody by name but the contact person.',
    basis: DUTY,
    sensitivity: 'ordinary',
    readers: doorReaders,
    kept: registered,
  },
  'household.birth-year': {
    purpose: 'Which services for the old or the young may be offered; the year and not the day.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers,
    kept: registered,
  },
} as const satisfies Readonly<Record<string, PersonalField>>;

export const personalPlaces = [
  {
    pk: 'GRID#',
    sk: 'HH#',
    holds: [
      'household.id',
      'household.name',
      'household.phone',
      'household.address',
      'household.language',
      'household.people',
      'household.birth-year',
    ],
    erased: 'number-stays',
  },
] as const satisfies readonly PersonalPlace[];

export const keyPrefixes = { own: ['GRID#'], shared: ['RECEIPT#'] } satisfies KeyPrefixes;

export const publishedKeys = {
  'doorstep.household.changed.v1': { pk: 'GRID#', sk: 'HH#' },
} as const satisfies PublishedKeys;
