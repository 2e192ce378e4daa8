import { sweepOverdue } from '../../../functions/sweeps/sweep-overdue.ts';
import type { Claims } from '../../support/call.ts';
import { hoursLater } from '../../support/cases.ts';
import * as people from '../../support/register.ts';
import { runs, type Script, sends } from './act.ts';

const CASE = '01JQ0000000000000000000001';
const OTHER = '01JQ0000000000000000000002';
const ORDER = '01JQ0000000000000000000003';
const FILE = '01JQ0000000000000000000004';
const { zhuoma, township, county } = people;
const colleague: Claims = { ...township, sub: 's-colleague' };
const office: Claims = { ...county, sub: 'h-roads', doorstep_role: 'handler', doorstep_unit: 'xh-roads' };
const words = 'Said on the telephone.';

const items = [
  ...people.theTree(),
  ...people.theStaff(),
  ...people.linkedHousehold(people.GRID, 1, 'w-zhuoma'),
];
const subject = { type: 'household', id: people.aHousehold(people.GRID, 1).id };
const reports = (id = CASE) =>
  sends(zhuoma, 'POST /cases', { id, kind: 'household-request', subject, words: 'The lane is washed out.' });
const step = (who: Claims, verb: string, body: object = {}, at?: string) =>
  sends(who, `POST /cases/${CASE}/${verb}`, body, at === undefined ? {} : { at });
const toRoads = { to: { unit: 'xh-roads' } };
const solved = { result: 'solved', words };
const order = { id: ORDER, words, answerBy: '2026-03-13' };

export const caseScripts: readonly Script[] = [
  {
    name: 'a case from the door to its end',
    items,
    acts: [
      reports(),
      step(township, 'accept'),
      step(township, 'assign', toRoads),
      step(office, 'return', { words }),
      step(township, 'assign', toRoads, hoursLater(1)),
      step(office, 'address/dispute', { words }),
      step(county, 'address/decide', { ...toRoads, words }),
      step(office, 'start'),
      step(office, 'notes', { words }),
      step(office, 'attachments', { id: FILE, contentType: 'image/jpeg', bytes: 10 }),
      step(office, `attachments/${FILE}/keep`),
      step(office, 'wait', { words }),
      step(office, 'resume'),
      step(office, 'extension/ask', { count: 2, words }),
      step(township, 'extension/decide', { decision: 'grant' }),
      step(county, 'follow-ups', order),
      step(office, `follow-ups/${ORDER}/answer`, { words }),
      step(county, `follow-ups/${ORDER}/send-back`, { words, answerBy: '2026-03-16' }),
      step(office, `follow-ups/${ORDER}/answer`, { words: 'Gravel was laid.' }),
      step(county, `follow-ups/${ORDER}/accept`),
      step(office, 'answer', solved),
      step(zhuoma, 'verify', { reached: 'not-solved', words }),
      step(office, 'start', {}, hoursLater(2)),
      step(office, 'answer', { ...solved, words: 'A culvert was built.' }),
      step(zhuoma, 'verify', { reached: 'confirmed' }),
      step(colleague, 'close'),
      step(zhuoma, 'reopen', { words }, hoursLater(48)),
    ],
  },
  {
    name: 'a case refused',
    items,
    acts: [reports(), step(township, 'refuse', { words, goTo: 'The school.' })],
  },
  {
    name: 'two reports of one thing',
    items,
    acts: [reports(), reports(OTHER), step(township, 'merge', { into: OTHER }), step(township, 'unmerge')],
  },
  {
    name: 'a solution that did not last',
    items,
    acts: [
      reports(),
      step(township, 'accept'),
      step(township, 'assign', toRoads),
      step(office, 'start'),
      step(office, 'answer', solved),
      step(zhuoma, 'verify', { reached: 'confirmed' }),
      step(colleague, 'close'),
      runs('the sweep asks whether it lasted', sweepOverdue, '2026-04-08T01:00:00.000Z'),
      step(zhuoma, 'outcome', { lasted: 'no', words, id: OTHER }, '2026-04-20T01:00:00.000Z'),
    ],
  },
  {
    name: 'a case in which somebody was mistaken',
    items,
    acts: [
      reports(),
      step(township, 'refuse', { words, goTo: 'The county.' }),
      step(township, 'refuse/take-back', { words }),
      step(township, 'accept'),
      step(township, 'assign', toRoads),
      step(township, 'correct', { words, priority: 'P3' }),
      step(county, 'follow-ups', order),
      step(county, `follow-ups/${ORDER}/withdraw`, { words }),
      step(township, 'withdraw', { words }),
    ],
  },
];
