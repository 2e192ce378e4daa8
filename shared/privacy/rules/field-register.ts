import type { Action } from '../../access/rules/grants.ts';
import type { FieldKey } from '../../base/field-key.ts';

/** PIPL: Personal Information Protection Law of the People's Republic of China, in force since 2021-11-01. */
type Basis =
  | { readonly kind: 'statutory-duty'; readonly article: string }
  | { readonly kind: 'consent' | 'separate-consent' | 'emergency' };

export interface PersonalField {
  /** What the service cannot do without it. */
  readonly purpose: string;
  readonly basis: Basis;
  /** `pseudonym`: a number that names nobody to whoever has no access to the register. */
  readonly sensitivity: 'pseudonym' | 'ordinary' | 'sensitive';
  /** The actions under which it is shown; `docs/permissions.md` says who may do them. */
  readonly readers: readonly Action[];
  /** How many days it is kept after the event that ends its purpose. */
  readonly keptDays: number;
  readonly after: string;
}

const DUTY = { kind: 'statutory-duty', article: 'PIPL art. 13 (1) 3 and 34' } as const;
/** For what may turn out to be sensitive although nobody asked for it. */
const STRICT_DUTY = { kind: 'statutory-duty', article: 'PIPL art. 13 (1) 3, 28 and 34' } as const;
const CONSENT = { kind: 'consent' } as const;

const registered = { keptDays: 90, after: 'the household has left the register' } as const;
const ofCase = { keptDays: 365, after: 'the case has ended' } as const;
const ofVisit = { keptDays: 3 * 365, after: 'the visit; a mere plan goes with its last day' } as const;
const ofMourning = { keptDays: 400, after: 'the death was recorded' } as const;
const ofService = { keptDays: 3 * 365, after: 'the year in which it was given' } as const;
const ofStaff = { keptDays: 365, after: 'the worker has left the service' } as const;

const householdReaders = ['household.read', 'household.change'] as const;
const doorReaders = [...householdReaders, 'household.list', 'coverage.names'] as const;
/** What one needs to set out; whoever was asked by name to make a visit there is told the same. */
const visitorReaders = [...doorReaders, 'task.read', 'my-day.read'] as const;
const caseReaders = ['case.read'] as const;
const taskReaders = ['task.list', 'task.read', 'my-day.read', 'household.record'] as const;
const staffReaders = ['worker.read', 'worker.change'] as const;

/** What is kept about people, and why. A field that is not here cannot be kept: the types and a test see to it. */
export const fieldRegister: Readonly<Record<FieldKey, PersonalField>> = {
  'household.id': {
    purpose: 'Lets every other record point to the household without naming anyone.',
    basis: DUTY,
    sensitivity: 'pseudonym',
    readers: [],
    ...registered,
  },
  'household.name': {
    purpose: 'Whom to ask for at the door.',
    basis: DUTY,
    sensitivity: 'ordinary',
    readers: visitorReaders,
    ...registered,
  },
  'household.phone': {
    purpose: 'To say that somebody comes, and to ask whether a solution holds.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers: [...householdReaders, 'my-day.read'],
    ...registered,
  },
  'household.address': {
    purpose: 'To find the door.',
    basis: DUTY,
    sensitivity: 'ordinary',
    readers: visitorReaders,
    ...registered,
  },
  'household.language': {
    purpose: 'To send someone who can be understood, and to answer in that language.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers: [...doorReaders, 'my-day.read'],
    ...registered,
  },
  'household.people': {
    purpose: 'To plan how much is needed; a number, and nobody by name but the contact person.',
    basis: DUTY,
    sensitivity: 'ordinary',
    readers: doorReaders,
    ...registered,
  },
  'household.birth-year': {
    purpose: 'Which services for the old or the young may be offered; the year and not the day.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers: householdReaders,
    ...registered,
  },
  'household.bereavement': {
    purpose: 'No reminder reaches a house in mourning; the day, and nobody by name.',
    basis: STRICT_DUTY,
    sensitivity: 'sensitive',
    readers: taskReaders,
    ...ofMourning,
  },
  'requester.name': {
    purpose: 'Whom to answer.',
    basis: DUTY,
    sensitivity: 'ordinary',
    readers: caseReaders,
    ...ofCase,
  },
  'requester.phone': {
    purpose: 'To answer, and to ask whether the request was met.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers: caseReaders,
    ...ofCase,
  },
  'requester.language': {
    purpose: 'To answer in that language.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers: caseReaders,
    ...ofCase,
  },
  'requester.relation': {
    purpose: 'Whether the requester speaks for themselves or for somebody else.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers: caseReaders,
    ...ofCase,
  },
  'case.words': {
    purpose: 'What is asked, what was done and what is answered. It may say more than it needs to.',
    basis: STRICT_DUTY,
    sensitivity: 'sensitive',
    readers: [...caseReaders, 'follow-up.read', 'task.read'],
    ...ofCase,
  },
  'case.attachment': {
    purpose: 'To see what words do not show: a washed-out lane, a letter that was received.',
    basis: STRICT_DUTY,
    sensitivity: 'sensitive',
    readers: caseReaders,
    ...ofCase,
  },
  'visit.reason': {
    purpose: 'Why somebody comes: a need that can be met, never a quality of a person.',
    basis: STRICT_DUTY,
    sensitivity: 'sensitive',
    readers: taskReaders,
    ...ofVisit,
  },
  'visit.service': {
    purpose: 'What is on offer at the door.',
    basis: STRICT_DUTY,
    sensitivity: 'sensitive',
    readers: taskReaders,
    ...ofVisit,
  },
  'service.given': {
    purpose: 'What a household was given, so that nobody is forgotten and nothing is given twice.',
    basis: DUTY,
    sensitivity: 'ordinary',
    readers: ['household.record'],
    ...ofService,
  },
  'worker.id': {
    purpose: 'Who did what: every step and every look at a record has an author.',
    basis: DUTY,
    sensitivity: 'pseudonym',
    readers: [],
    ...ofStaff,
  },
  'worker.name': {
    purpose: 'A named person at every door.',
    basis: DUTY,
    sensitivity: 'ordinary',
    readers: [...staffReaders, 'visit.slip'],
    ...ofStaff,
  },
  'worker.phone': {
    purpose: 'To reach whoever is responsible.',
    basis: DUTY,
    sensitivity: 'ordinary',
    readers: staffReaders,
    ...ofStaff,
  },
  'worker.mailbox': {
    purpose:
      'To tell a member of staff who asked for it that there is something new; the mail itself names nobody.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers: [],
    ...ofStaff,
  },
};
