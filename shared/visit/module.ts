import type { Grants, KeyPrefixes } from '../base/module-data.ts';
import { type PersonalField, STRICT_DUTY } from '../base/personal-field.ts';
import type { PersonalPlace } from '../base/personal-place.ts';

const staffNearby = { worker: ['near', 'linked'], supervisor: ['near'] } as const;
/** A colleague of the grid is none of them: that a visit is over and left nothing behind would tell what was said at the door. */
const visitors = { worker: ['linked'], supervisor: ['near'] } as const;

export const grants = {
  'trigger.make': { worker: ['near', 'linked'], handler: ['in-area'], supervisor: ['near'] },
  'trigger.take-back': { worker: ['opener'], handler: ['opener'], supervisor: ['near', 'opener'] },
  'death.record': { worker: ['near', 'linked'], handler: ['in-area'], supervisor: ['near'] },
  'death.take-back': { worker: ['opener'], handler: ['opener'], supervisor: ['near', 'opener'] },
  'task.list': staffNearby,
  'task.read': visitors,
  'visit.record': visitors,
  'visit.take-back': visitors,
  'visit.slip': visitors,
  'household.record': staffNearby,
  'my-day.read': { worker: ['in-area'], supervisor: ['in-area'] },
  'my-calendar.change': { worker: ['in-area'], supervisor: ['in-area'] },
} as const satisfies Grants;

const ofVisit = { days: 1_095, after: 'the visit; a mere plan goes four weeks after its last day' } as const;
const readers = ['task.list', 'task.read', 'my-day.read', 'household.record', 'rights.copy'] as const;

export const personalFields = {
  'household.bereavement': {
    purpose: 'No reminder reaches a house in mourning; the day, and nobody by name.',
    basis: STRICT_DUTY,
    sensitivity: 'sensitive',
    readers: ['task.list', 'task.read', 'my-day.read', 'household.record'],
    kept: { days: 400, after: 'the death was recorded' },
  },
  'visit.reason': {
    purpose: 'Why somebody comes: a need that can be met, never a quality of a person.',
    basis: STRICT_DUTY,
    sensitivity: 'sensitive',
    readers,
    kept: ofVisit,
  },
  'visit.service': {
    purpose: 'What is on offer at the door.',
    basis: STRICT_DUTY,
    sensitivity: 'sensitive',
    readers,
    kept: ofVisit,
  },
} as const satisfies Readonly<Record<string, PersonalField>>;

export const personalPlaces = [
  { pk: 'TRIGGER#', sk: '', holds: ['visit.reason', 'case.words'], erased: 'removed' },
  { pk: 'AGENDA#', sk: '', holds: [], erased: 'removed' },
  { pk: 'SLIP#', sk: 'SLIP', holds: [], erased: 'removed' },
  { pk: 'TASK#', sk: 'MUTE#', holds: ['household.bereavement'], erased: 'removed' },
  { pk: 'TASK#', sk: '', holds: ['visit.reason', 'visit.service'], erased: 'removed' },
  { pk: 'SUBJECT#', sk: 'VISIT#', holds: ['visit.reason', 'visit.service'], erased: 'removed' },
] as const satisfies readonly PersonalPlace[];

export const keyPrefixes = {
  own: ['TASK#', 'VISITS#', 'AGENDA#', 'SLIP#', 'KNOCK#', 'CALENDAR#', 'TRIGGER#'],
  shared: ['SUBJECT#', 'WORKER#', 'CAMPAIGN#'],
} satisfies KeyPrefixes;

/** Visits of a campaign that are over. */
export const counters = ['ENDED#'] as const;
