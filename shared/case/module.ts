import type { Grants, KeyPrefixes, PublishedKeys } from '../base/module-data.ts';
import { CONSENT, DUTY, type PersonalField, STRICT_DUTY } from '../base/personal-field.ts';
import type { PersonalPlace } from '../base/personal-place.ts';

const deskWork = { handler: ['assigned'], worker: ['assigned'], 'rights-desk': ['assigned'] } as const;

const overseers = { supervisor: ['in-area'] } as const;
/** Requests of people about their own data: the desk takes them, gives them to one of its own, and another one ends them. */
const overseersAndDesk = { ...overseers, 'rights-desk': ['rights-request'] } as const;

export const grants = {
  'case.report': {
    worker: ['in-area', 'linked'],
    handler: ['in-area'],
    supervisor: ['in-area'],
    'rights-desk': ['rights-request'],
  },
  'case.list': {
    worker: ['in-area'],
    handler: ['in-area'],
    supervisor: ['in-area'],
    'rights-desk': ['in-area'],
  },
  'case.track': {
    worker: ['in-area', 'assigned', 'opener', 'linked'],
    handler: ['assigned', 'opener'],
    supervisor: ['in-area', 'opener'],
    'rights-desk': ['rights-request'],
  },
  'case.read': {
    worker: ['assigned', 'opener', 'linked'],
    handler: ['assigned', 'opener'],
    supervisor: ['near'],
    'rights-desk': ['rights-request'],
  },
  'case.accept': overseersAndDesk,
  'case.refuse': overseersAndDesk,
  'case.take-back-refusal': overseers,
  'case.withdraw': { worker: ['opener'], handler: ['opener'], supervisor: ['in-area', 'opener'] },
  'case.correct': { worker: ['opener'], handler: ['opener'], supervisor: ['in-area', 'opener'] },
  'case.assign': overseersAndDesk,
  'case.return': deskWork,
  'case.handle': deskWork,
  'case.wait': deskWork,
  'case.ask-extension': deskWork,
  'case.decide-extension': overseers,
  'case.answer': deskWork,
  'case.verify': { worker: ['near', 'opener'], supervisor: ['near'], 'rights-desk': ['rights-request'] },
  'case.close': overseersAndDesk,
  'case.reopen': { worker: ['in-area', 'opener'], supervisor: ['in-area'] },
  'case.note': { ...deskWork, supervisor: ['near'] },
  'case.attach': { worker: ['assigned', 'opener'], handler: ['assigned'], supervisor: ['near'] },
  'case.merge': { supervisor: ['near'] },
  'case.decide-address': overseers,
  'case.note-outcome': { worker: ['near', 'opener'], supervisor: ['near'] },
  'follow-up.ask': overseers,
  'follow-up.withdraw': overseers,
  'follow-up.answer': { handler: ['assigned'], worker: ['assigned'], supervisor: ['in-area'] },
  'follow-up.judge': overseers,
  'follow-up.read': { handler: ['assigned'], worker: ['assigned'], supervisor: ['in-area'] },
  'follow-up.list': { ...deskWork, ...overseers },
} as const satisfies Grants;

const ofCase = { days: 365, after: 'the case has ended' } as const;
const readers = ['case.read', 'rights.copy'] as const;

export const personalFields = {
  'requester.name': {
    purpose: 'Whom to answer.',
    basis: DUTY,
    sensitivity: 'ordinary',
    readers,
    kept: ofCase,
  },
  'requester.phone': {
    purpose: 'To answer, and to ask whether the request was met.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers,
    kept: ofCase,
  },
  'requester.language': {
    purpose: 'To answer in that language.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers,
    kept: ofCase,
  },
  'requester.relation': {
    purpose: 'Whether the requester speaks for themselves or for somebody else.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers,
    kept: ofCase,
  },
  'case.words': {
    purpose: 'What is asked, what was done and what is answered. It may say more than it needs to.',
    basis: STRICT_DUTY,
    sensitivity: 'sensitive',
    readers: ['case.read', 'follow-up.read', 'task.read', 'rights.copy', 'rights.explain'],
    kept: ofCase,
  },
  'case.attachment': {
    purpose: 'To see what words do not show: a washed-out lane, a letter that was received.',
    basis: STRICT_DUTY,
    sensitivity: 'sensitive',
    readers: ['case.read'],
    kept: ofCase,
  },
} as const satisfies Readonly<Record<string, PersonalField>>;

export const personalPlaces = [
  {
    pk: 'CASE#',
    sk: 'ENTRY#',
    holds: [
      'requester.name',
      'requester.phone',
      'requester.language',
      'requester.relation',
      'case.words',
      'case.attachment',
    ],
    erased: { emptied: ['words', 'goTo'], dropped: ['requester'] },
  },
  { pk: 'CASE#', sk: 'CASE', holds: [], erased: { keptBy: 'archives' } },
  { pk: 'CASE#', sk: 'FOLLOW-UP#', holds: [], erased: { keptBy: 'archives' } },
  { pk: 'CASE#', sk: 'TO-VERIFY', holds: [], erased: { keptBy: 'archives' } },
] as const satisfies readonly PersonalPlace[];

export const keyPrefixes = {
  own: ['CASE#', 'WORK#', 'CLOCK#', 'OPEN#', 'ENDED#', 'TO-ASK#', 'TO-VERIFY#', 'TO-ANSWER#', 'ORDERS#'],
  shared: ['SUBJECT#', 'TALLY#'],
} satisfies KeyPrefixes;

/** Cases that came and went, by grid and month. */
export const counters = ['CASES#'] as const;

export const publishedKeys = {
  'doorstep.case.changed.v1': { pk: 'CASE#', sk: 'CASE' },
} as const satisfies PublishedKeys;
