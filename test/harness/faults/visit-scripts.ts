import { remindOfVisits } from '../../../functions/sweeps/remind-of-visits.ts';
import { householdId } from '../../../shared/base/area-code.ts';
import { hoursLater } from '../../support/cases.ts';
import * as people from '../../support/register.ts';
import { runs, type Script, sends } from './act.ts';

const { GRID, township, zhuoma, village } = people;
const [FIRST, SECOND, THIRD, FOURTH] = [1, 2, 3, 4].map((n) => householdId(GRID, n));
const id = (n: number) => `01JQ00000000000000000000V${n}`;
const DAY = '2026-03-09';

/** More doors than one transaction takes. */
const DOORS = 85;
const items = [
  ...people.theTree(),
  ...people.theStaff(),
  ...Array.from({ length: DOORS }, (_, n) => people.linkedHousehold(GRID, n, 'w-zhuoma')).flat(),
];
const outcome = (n: number, household: string | undefined, body: object) =>
  sends(zhuoma, `POST /tasks/${id(1)}/${household}/outcome`, { id: id(n), day: DAY, ...body });

export const visitScripts: readonly Script[] = [
  {
    name: 'visits from what made them due to how they ended',
    items,
    acts: [
      sends(village, 'POST /triggers', { id: id(1), kind: 'holiday', grid: GRID }),
      outcome(2, FIRST, {
        outcome: 'done',
        given: [{ kind: 'policy-delivered' }, { kind: 'goods', quantity: 2, people: 4, valueFen: 30_000 }],
        requests: [3, 4].map((n) => ({ id: id(n), kind: 'household-request', words: 'The well is dry.' })),
        again: '2026-03-20',
      }),
      sends(township, `POST /tasks/${id(1)}/${FIRST}/outcome`, {
        ...{ id: '01JQ0000000000000000000V20', day: DAY, outcome: 'done', given: [{ kind: 'matter-done' }] },
        requests: [],
      }),
      outcome(5, SECOND, { outcome: 'not-at-home', again: '2026-03-12' }),
      outcome(6, THIRD, { outcome: 'not-wanted' }),
      outcome(7, FOURTH, { outcome: 'moved' }),
      sends(zhuoma, 'POST /triggers', {
        id: id(8),
        kind: 'worry',
        household: FIRST,
        asked: true,
        words: 'Debts.',
      }),
      sends(zhuoma, 'POST /services', {
        id: '01JQ0000000000000000000V10',
        subject: { type: 'household', id: FIRST },
        day: DAY,
        kind: 'matter-done',
      }),
      sends(zhuoma, `POST /households/${SECOND}/deaths`, { id: id(9), day: DAY }),
      sends(zhuoma, `POST /households/${SECOND}/deaths/take-back`, {
        id: '01JQ0000000000000000000V11',
        death: id(9),
      }),
      sends(zhuoma, `POST /tasks/${id(1)}/${THIRD}/outcome/take-back`, {
        id: '01JQ0000000000000000000V12',
        of: id(6),
      }),
      sends(zhuoma, 'POST /services/01JQ0000000000000000000V10/correct', {
        id: '01JQ0000000000000000000V13',
        instead: { kind: 'matter-done', people: 2 },
      }),
      sends(zhuoma, 'POST /contacts', {
        ...{ id: '01JQ0000000000000000000V15', day: DAY, mode: 'in-person', purpose: 'look-in' },
        subject: { type: 'household', id: FIRST },
        given: [{ kind: 'matter-done' }, { kind: 'goods', people: 4, valueFen: 9_000 }],
        requests: [
          { id: '01JQ0000000000000000000V16', kind: 'household-request', words: 'The stove smokes.' },
        ],
      }),
      sends(township, 'POST /contacts/01JQ0000000000000000000V15/take-back', {
        id: '01JQ0000000000000000000V17',
      }),
      sends(village, `POST /triggers/${id(1)}/take-back`, { id: '01JQ0000000000000000000V14' }),
      runs('the job reminds', remindOfVisits, hoursLater(48)),
    ],
  },
  {
    name: 'what is known of a child, and who may know it',
    items: [...people.theTree(), ...people.theStaff(), ...people.linkedHousehold(GRID, 3, 'w-zhuoma')],
    acts: [
      sends(village, 'POST /triggers', {
        id: '01JQ0000000000000000000V13',
        kind: 'left-school',
        household: THIRD,
      }),
      sends(township, 'POST /approvals', {
        id: '01JQ0000000000000000000V14',
        subject: { type: 'household', id: THIRD },
        reader: 'w-zhuoma',
        purpose: 'back-to-school',
        until: '2026-03-31',
      }),
      sends(township, `DELETE /households/${THIRD}/approvals/w-zhuoma`),
    ],
  },
];
