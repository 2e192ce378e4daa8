import type { Grants, KeyPrefixes } from '../base/module-data.ts';
import { CONSENT, DUTY, type PersonalField } from '../base/personal-field.ts';
import type { PersonalPlace } from '../base/personal-place.ts';

export const grants = {
  'subject.read': { worker: ['linked'], supervisor: ['near'], registrar: ['in-area'] },
  'subject.list': { supervisor: ['near'], registrar: ['in-area'] },
  'subject.enter': { registrar: ['in-area'] },
  'subject.change': { registrar: ['in-area'] },
} as const satisfies Grants;

const registered = { days: 1, after: 'the programme looks after the person no more' } as const;
const readers = ['subject.read', 'subject.change'] as const;
const lineReaders = ['subject.read', 'subject.change', 'subject.list'] as const;

export const personalFields = {
  'subject.id': {
    purpose: 'Lets every other record point to them without naming anyone.',
    basis: DUTY,
    sensitivity: 'pseudonym',
    readers: [],
    kept: registered,
  },
  'subject.name': {
    purpose: 'Whom to ask for at the door.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers: lineReaders,
    kept: registered,
  },
  'subject.phone': {
    purpose: 'To say that somebody comes, and to ask whether a solution holds.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers,
    kept: registered,
  },
  'subject.address': {
    purpose: 'To find the door.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers,
    kept: registered,
  },
  'subject.language': {
    purpose: 'To send someone who can be understood, and to answer in that language.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers,
    kept: registered,
  },
  'subject.birth-year': {
    purpose: 'Whether the programme is for them; the year and not the day.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers,
    kept: registered,
  },
  'subject.quantity': {
    purpose: 'To plan how much is needed.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers,
    kept: registered,
  },
} as const satisfies Readonly<Record<string, PersonalField>>;

export const personalPlaces = [
  {
    pk: 'SUBJECT#',
    sk: 'RECORD',
    holds: [
      'subject.id',
      'subject.name',
      'subject.phone',
      'subject.address',
      'subject.language',
      'subject.birth-year',
      'subject.quantity',
    ],
    erased: 'number-stays',
  },
] as const satisfies readonly PersonalPlace[];

export const keyPrefixes = { own: ['LIST#'], shared: ['SUBJECT#'] } satisfies KeyPrefixes;
