import type { Grants, KeyPrefixes, PublishedKeys } from '../base/module-data.ts';
import { DUTY, type PersonalField } from '../base/personal-field.ts';

export const grants = {
  'worker.read': { supervisor: ['in-area'], registrar: ['in-area'], 'rights-desk': ['in-area'] },
  'worker.change': { registrar: ['in-area'] },
} as const satisfies Grants;

const ofStaff = { days: 365, after: 'the worker has left the service' } as const;
const readers = ['worker.read', 'worker.change'] as const;

export const personalFields = {
  'worker.id': {
    purpose: 'Who did what: every step and every look at a record has an author.',
    basis: DUTY,
    sensitivity: 'pseudonym',
    readers: [],
    kept: ofStaff,
  },
  'worker.name': {
    purpose: 'A named person at every door.',
    basis: DUTY,
    sensitivity: 'ordinary',
    readers: ['worker.read', 'worker.change', 'visit.slip'],
    kept: ofStaff,
  },
  'worker.phone': {
    purpose: 'To reach whoever is responsible.',
    basis: DUTY,
    sensitivity: 'ordinary',
    readers,
    kept: ofStaff,
  },
} as const satisfies Readonly<Record<string, PersonalField>>;

export const keyPrefixes = { own: ['STAFF#', 'FORMER#'], shared: ['WORKER#'] } satisfies KeyPrefixes;

export const publishedKeys = {
  'doorstep.worker.changed.v1': { pk: 'WORKER#', sk: 'WORKER' },
} as const satisfies PublishedKeys;
