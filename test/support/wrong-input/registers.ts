import { forgotten, household, office } from '../canary-world.ts';
import * as people from '../register.ts';
import type { Wrong } from './wrong.ts';

const NEW = '01JQ00000000000000000000A1';
const { zhuoma, township, registrar } = people;

const file = { name: 'Dorje', address: 'Lane 4', people: 4 };
const change = { who: registrar, to: `PUT /households/${household.id}`, body: file };
const link = {
  subject: { type: 'household', id: forgotten.id },
  worker: 'w-twin',
  from: '2026-03-09',
  reason: 'assigned',
};
const chunk = { who: registrar, to: `POST /imports/${NEW}/chunks/0` };

export const wrongRegisters: readonly Wrong[] = [
  { what: 'a change without a version', ...change, status: 428, says: /If-Match/ },
  {
    what: 'a change of another version',
    ...change,
    headers: { 'if-match': '"99"' },
    status: 412,
    says: /Read it again/,
  },
  {
    what: 'a household of minus one',
    ...change,
    body: { ...file, people: -1 },
    headers: { 'if-match': '"1"' },
    status: 400,
    says: /at least 1/,
  },
  {
    what: 'a score of a household',
    ...change,
    body: { ...file, score: 5 },
    headers: { 'if-match': '"1"' },
    status: 400,
    says: /no such field/,
  },
  { what: 'a link by a worker', who: zhuoma, to: 'POST /links', body: link, status: 403, says: /no part/ },
  {
    what: 'a link to nobody',
    who: registrar,
    to: 'POST /links',
    body: { ...link, worker: 'w-nobody' },
    status: 400,
    says: /no such worker/,
  },
  {
    what: 'a link that ends before it begins',
    who: registrar,
    to: 'POST /links',
    body: { ...link, to: '2026-03-01' },
    status: 400,
    says: /./,
  },
  {
    what: 'a handler without a unit',
    who: registrar,
    to: 'POST /workers',
    body: { id: 'h-new', name: 'A', role: 'handler', area: people.COUNTY },
    status: 400,
    at: '#/unit',
    says: /unit/,
  },
  {
    what: 'a member of staff of another county',
    who: registrar,
    to: 'POST /workers',
    body: { id: 'w-new', name: 'A', role: 'worker', area: people.FOREIGN_GRID },
    status: 404,
    says: /or not for you/,
  },
  {
    what: 'a hand-over to oneself',
    who: township,
    to: 'POST /hand-overs',
    body: { id: NEW, from: 'w-zhuoma', to: 'w-zhuoma', reason: 'left-post' },
    status: 400,
    says: /somebody else/,
  },
  {
    what: 'a deputy for oneself',
    who: township,
    to: 'POST /deputies',
    body: { worker: 'w-zhuoma', deputy: 'w-zhuoma', from: '2026-03-10', to: '2026-03-12', reason: 'leave' },
    status: 400,
    says: /for themselves/,
  },
  {
    what: 'rows of nothing',
    ...chunk,
    body: { kind: 'households', rows: [] },
    status: 400,
    at: '#/rows',
    says: /at least one row/,
  },
  {
    what: 'an import of people to watch',
    ...chunk,
    body: { kind: 'persons', rows: [{}] },
    status: 400,
    at: '#/kind',
    says: /areas, units, workers, households, links/,
  },
  {
    what: 'a chunk of an import that nobody opened',
    ...chunk,
    body: { kind: 'workers', rows: [{ id: 'w-1' }] },
    status: 404,
    says: /no such import/,
  },
  {
    what: 'a row of another county',
    ...chunk,
    body: {
      kind: 'households',
      rows: [{ grid: people.FOREIGN_GRID, no: '1', name: 'A', address: 'B', people: '1' }],
    },
    status: 404,
    says: /no such import, or/,
  },
  {
    what: 'the board of another county',
    who: township,
    to: `GET /areas/${people.OTHER_COUNTY}/board`,
    status: 404,
    says: /or not for you/,
  },
  {
    what: 'the access log by a handler',
    who: office,
    to: `GET /households/${household.id}/access-log`,
    status: 403,
    says: /no part/,
  },
];
