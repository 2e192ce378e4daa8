import { finishWork } from '../../../functions/sweeps/finish-work.ts';
import { applyDueLinkDates } from '../../../functions/sweeps/turn-links.ts';
import { areaItem } from '../../../shared/area/store/area-item.ts';
import { householdId } from '../../../shared/base/area-code.ts';
import { linkItem } from '../../../shared/link/store/links.ts';
import { hoursLater } from '../../support/cases.ts';
import * as people from '../../support/register.ts';
import { runs, type Script, sends } from './act.ts';

const { GRID, TWIN_GRID, VILLAGE, registrar, township, zhuoma } = people;
const HOME = householdId(GRID, 1);
const id = (n: number) => `01JQ00000000000000000000R${n}`;
const ifMatch = { headers: { 'if-match': '"1"' } };
const file = { name: 'Dorje Tashi', address: 'Lower mill lane 4', people: 4 };
const office = {
  name: { 'zh-CN': '民政局' },
  area: people.COUNTY,
  sort: 'office',
  takesPart: ['household'],
  handles: ['question'],
};
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

const registerWith = (households: number) => [
  ...people.theTree(),
  ...people.theStaff(),
  ...numbers(households).flatMap((n) => people.linkedHousehold(GRID, n, 'w-zhuoma')),
  areaItem(people.anArea(GRID, { liaison: 'w-zhuoma' })),
  linkItem(people.aLink('x', 'w-zhuoma', { subject: { type: 'area', id: GRID } })),
];
const items = registerWith(4);
/** A hand-over takes 19 subjects into one transaction. */
const many = registerWith(20);
const report = { id: id(1), kind: 'question', subject: { type: 'household', id: HOME }, words: 'When?' };
const caseOfZhuoma = [
  sends(zhuoma, 'POST /cases', report),
  sends(township, `POST /cases/${id(1)}/accept`),
  sends(township, `POST /cases/${id(1)}/assign`, { to: { worker: 'w-zhuoma' } }),
];

const rows = (count: number, cells: (n: number) => object) => numbers(count).map(cells);
const chunk = (kind: string, importId: string, some: readonly object[]) => [
  sends(registrar, `PUT /imports/${importId}`, { kind, chunks: 1 }, { at: hoursLater(1) }),
  sends(registrar, `POST /imports/${importId}/chunks/0`, { kind, rows: some }, { at: hoursLater(2) }),
];

const corrected = { name: 'Dorje Norbu' };
/** Somebody asks for something at the desk, and is granted it. */
const granted = (n: number, asked: object, decision: object = {}) => [
  sends(people.rightsDesk, 'POST /rights-requests', { id: id(n), household: HOME, ...asked }),
  sends(people.rightsDesk, `POST /rights-requests/${id(n)}/decide`, { decision: 'done', ...decision }),
];

export const registerScripts: readonly Script[] = [
  {
    name: 'households, links and deputies',
    items,
    acts: [
      sends(registrar, 'POST /households', { id: id(2), grid: TWIN_GRID, ...file }),
      sends(registrar, `PUT /households/${HOME}`, { ...file, people: 5 }, ifMatch),
      sends(registrar, 'POST /links', {
        subject: { type: 'household', id: householdId(TWIN_GRID, 0) },
        worker: 'w-twin',
        from: '2026-03-10',
        reason: 'assigned',
      }),
      runs('the job begins what was planned', applyDueLinkDates, '2026-03-10T01:00:00.000Z'),
      sends(registrar, `POST /links/${HOME}/2026-01-01/w-zhuoma/end`, { reason: 'asked-for' }),
      sends(registrar, `POST /households/${HOME}/move`, { id: id(3), to: TWIN_GRID, reason: 'moved-house' }),
      sends(township, 'POST /deputies', {
        worker: 'w-zhuoma',
        deputy: 'w-cairang',
        from: '2026-03-11',
        to: '2026-03-13',
        reason: 'leave',
      }),
      sends(township, 'POST /deputies/w-zhuoma/2026-03-11/w-cairang/end', {}),
    ],
  },
  {
    name: 'a household that was entered twice, and one that has left',
    items,
    acts: [
      sends(zhuoma, 'POST /cases', report),
      sends(registrar, `POST /households/${HOME}/merge`, { id: id(5), into: householdId(GRID, 2) }),
      runs('the job goes on', finishWork, hoursLater(2)),
      sends(registrar, `POST /households/${HOME}/merge/take-back`, { id: id(6) }, { at: hoursLater(3) }),
      sends(
        registrar,
        `POST /households/${HOME}/leave`,
        { id: id(7), reason: 'died-out' },
        { at: hoursLater(4) },
      ),
      sends(registrar, `POST /households/${HOME}/leave/take-back`, { id: id(8) }, { at: hoursLater(5) }),
    ],
  },
  {
    name: 'a member of staff who comes and goes',
    items,
    acts: [
      sends(registrar, 'POST /workers', { id: 'w-new', name: 'Pema', role: 'worker', area: GRID }),
      sends(registrar, 'PUT /workers/w-new', { name: 'Pema', role: 'worker', area: TWIN_GRID }, ifMatch),
      sends(registrar, 'POST /workers/w-new/disable', { reason: 'long-leave' }),
      sends(registrar, 'POST /workers/w-new/enable', {}, { at: hoursLater(1) }),
    ],
  },
  {
    name: 'an office that is registered, and handles less',
    items,
    acts: [
      sends(registrar, 'POST /units', { id: 'xh-civil', ...office }),
      sends(registrar, 'PUT /units/xh-civil', { ...office, handles: [] }, ifMatch),
      ...chunk(
        'units',
        `${id(1).slice(0, 25)}B`,
        rows(3, (n) => ({ id: `xh-i${n}`, name: '民政局', area: people.COUNTY, sort: 'office' })),
      ),
    ],
  },
  {
    name: 'a hand-over of more than fits into one transaction',
    items: many,
    acts: [
      ...caseOfZhuoma,
      sends(township, 'POST /hand-overs', {
        id: id(4),
        from: 'w-zhuoma',
        to: 'w-cairang',
        reason: 'left-post',
      }),
      runs('the job looks once more', finishWork, hoursLater(3)),
    ],
  },
  {
    name: 'what people ask about their data, from a consent that ends to all that is erased',
    items,
    acts: [
      ...caseOfZhuoma,
      sends(people.county, `POST /households/${HOME}/break-glass`, { id: id(9), reason: 'danger-to-life' }),
      ...granted(7, { right: 'withdraw' }),
      ...granted(8, { right: 'erase' }),
      runs('the job erases', finishWork, hoursLater(3)),
    ],
  },
  {
    name: 'what is put right at the desk, and what stops because somebody objects',
    items,
    acts: [
      sends(zhuoma, 'POST /triggers', { id: id(3), kind: 'no-work', household: HOME }),
      ...granted(4, { right: 'correct', fields: ['name', 'phone'] }, { corrected, cleared: ['phone'] }),
      ...granted(5, { right: 'object', processing: 'visits' }),
      ...granted(6, { right: 'object', processing: 'liaison' }),
    ],
  },
  {
    name: 'areas that are made, named, moved and merged',
    items,
    acts: [
      caseOfZhuoma[0] ?? sends(zhuoma, 'POST /cases', report),
      sends(registrar, 'POST /areas', { code: `${VILLAGE}020`, name: 'Upper lane' }),
      sends(registrar, `PUT /areas/${VILLAGE}020`, { name: 'Upper mill lane' }, ifMatch),
      sends(registrar, `POST /areas/${VILLAGE}020/merge`, { id: id(5), into: TWIN_GRID, reason: 'merger' }),
      sends(registrar, `POST /areas/${GRID}/move`, {
        id: id(6),
        to: `${VILLAGE}021`,
        reason: 'boundary-change',
      }),
      runs('the job looks once more', finishWork, hoursLater(3)),
    ],
  },
  {
    name: 'an import of every kind',
    items,
    acts: [
      ...chunk(
        'areas',
        id(7),
        rows(3, (n) => ({ code: `${VILLAGE}03${n}`, name: `Lane ${n}` })),
      ),
      ...chunk(
        'workers',
        id(8),
        rows(30, (n) => ({ id: `w-i${n}`, name: 'Pema', role: 'worker', area: GRID })),
      ),
      ...chunk(
        'households',
        id(9),
        rows(28, (n) => ({
          grid: TWIN_GRID,
          no: String(n),
          name: 'Dorje',
          address: `Lane ${n}`,
          people: '3',
          liaison: 'w-twin',
        })),
      ),
      ...chunk(
        'links',
        `${id(1).slice(0, 25)}A`,
        rows(3, (n) => ({ subject: householdId(GRID, n), worker: 'w-cairang', from: '2026-03-12' })),
      ),
    ],
  },
];
