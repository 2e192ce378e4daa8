import { CASE, forgotten } from '../canary-world.ts';
import * as people from '../register.ts';
import type { Wrong } from './wrong.ts';

const NEW = '01JQ00000000000000000000A1';
const { zhuoma, far } = people;

const asks = (to: string, status = 400): Pick<Wrong, 'who' | 'to' | 'status'> => ({
  who: zhuoma,
  to: `GET ${to}`,
  status,
});
const LISTS = ['/cases', '/tasks', '/me/day', '/me/inbox', '/households'];

export const wrongQuestions: readonly Wrong[] = [
  ...LISTS.flatMap((list): Wrong[] => [
    {
      what: `a negative page of ${list}`,
      ...asks(`${list}?limit=-1`),
      at: '#/query/limit',
      says: /at least 1/,
    },
    {
      what: `a page of ten thousand of ${list}`,
      ...asks(`${list}?limit=10000`),
      at: '#/query/limit',
      says: /at most 100/,
    },
    {
      what: `half an entry of ${list}`,
      ...asks(`${list}?limit=1.5`),
      at: '#/query/limit',
      says: /whole number/,
    },
    {
      what: `a word for the size of ${list}`,
      ...asks(`${list}?limit=all`),
      at: '#/query/limit',
      says: /a number/,
    },
    {
      what: `a broken cursor of ${list}`,
      ...asks(`${list}?cursor=abc`),
      at: '#/query/cursor',
      says: /begin the list anew/,
    },
    {
      what: `a hidden field to sort ${list} by`,
      ...asks(`${list}?sort=requester.name`),
      says: /no such field/,
    },
    { what: `a filter that ${list} has not`, ...asks(`${list}?openedBy=w-x`), says: /no such field/ },
  ]),
  { what: 'an unknown state', ...asks('/cases?state=any'), at: '#/query/state', says: /open, ended, to-ask/ },
  { what: 'a month that there is not', ...asks('/cases?state=ended&month=2026-13'), says: /YYYY-MM/ },
  {
    what: 'an area that is a path',
    ...asks('/cases?area=..%2F623027'),
    at: '#/query/area',
    says: /6, 9, 12 or 15 digits/,
  },
  { what: 'an area beside theirs', ...asks(`/cases?area=${people.TWIN_GRID}`, 404), says: /or not for you/ },
  { what: 'an area above theirs', ...asks(`/cases?area=${people.COUNTY}`, 404), says: /or not for you/ },
  {
    what: 'a subject that is none',
    ...asks('/links?subject=door'),
    says: /^Send 6, 9, 12 or 15 digits/,
  },
  { what: 'a case by a word', ...asks('/cases/mine'), at: '#/path/caseId', says: /ULID/ },
  { what: 'a case with a letter too few', ...asks(`/cases/${CASE.slice(1)}`), says: /upper case/ },
  { what: 'a case that there is not', ...asks(`/cases/${NEW}`, 404), says: /no such case/ },
  {
    what: 'a household of another grid',
    ...asks(`/households/${forgotten.id}`, 404),
    says: /or not for you/,
  },
  { what: 'a household by a path', ...asks('/households/..%2Fcases'), says: /household number/ },
  {
    what: 'a body for a question',
    ...asks(`/cases/${CASE}`, 404),
    who: far,
    body: { a: 1 },
    says: /no such case/,
  },
];
