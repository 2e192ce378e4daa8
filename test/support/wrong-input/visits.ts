import { CASE, forgotten, household, TRIGGER } from '../canary-world.ts';
import * as people from '../register.ts';
import type { Wrong } from './wrong.ts';

const NEW = '01JQ00000000000000000000A1';
const { zhuoma, far, cairang } = people;

const GREETING = '01JQ0000000000000000000005';
const outcome = (body: object, status = 400): Pick<Wrong, 'who' | 'to' | 'body' | 'status'> => ({
  who: zhuoma,
  to: `POST /tasks/${GREETING}/${household.id}/outcome`,
  body: { outcome: 'done', id: NEW, day: '2026-03-09', ...body },
  status,
});
const request = { id: CASE.replace('1', 'B'), kind: 'question', words: 'When?' };
const trigger = (body: object, status = 400): Pick<Wrong, 'who' | 'to' | 'body' | 'status'> => ({
  who: zhuoma,
  to: 'POST /triggers',
  body: { id: NEW, kind: 'left-school', household: household.id, ...body },
  status,
});

export const wrongVisits: readonly Wrong[] = [
  {
    what: 'an ending that there is not',
    ...outcome({ outcome: 'refused' }),
    at: '#/outcome',
    says: /not-wanted/,
  },
  {
    what: 'a reason for not wanting a visit',
    ...outcome({ outcome: 'not-wanted', reason: 'angry' }),
    says: /no such field/,
  },
  { what: 'a visit of tomorrow', ...outcome({ day: '2026-03-10' }), at: '#/day', says: /future/ },
  {
    what: 'a visit of last month',
    ...outcome({ day: '2026-02-20' }),
    at: '#/day',
    says: /within 14 days/,
  },
  {
    what: 'a clock time for a day',
    ...outcome({ day: '2026-03-09T09:00:00Z' }),
    at: '#/day',
    says: /YYYY-MM-DD/,
  },
  {
    what: 'two requests with one id',
    ...outcome({ requests: [request, request] }),
    at: '#/requests',
    says: /an id of its own/,
  },
  { what: 'six requests', ...outcome({ requests: Array(6).fill(request) }), says: /at most 5/ },
  {
    what: 'a request with an id that is taken',
    ...outcome({ requests: [{ ...request, id: CASE }] }, 409),
    says: /new one/,
  },
  {
    what: 'something given that there is not',
    ...outcome({ given: [{ kind: 'gold' }] }),
    at: '#/given/0/kind',
    says: /one of/,
  },
  { what: 'given as an object', ...outcome({ given: {} }), at: '#/given', says: /a list/ },
  { what: 'coming again yesterday', ...outcome({ again: '2026-03-08' }), says: /later day/ },
  {
    what: 'the visit of somebody else’s door',
    ...outcome({}, 404),
    who: far,
    says: /or not for you/,
  },
  {
    what: 'a visit that there is not',
    ...outcome({}, 404),
    to: `POST /tasks/${NEW}/${household.id}/outcome`,
    says: /no such task/,
  },
  {
    what: 'a trigger that there is not',
    ...trigger({ kind: 'suspicion' }),
    at: '#/kind',
    says: /left-school, no-work/,
  },
  { what: 'a trigger for a door and a grid', ...trigger({ grid: people.GRID }), says: /no such field/ },
  {
    what: 'a trigger for a foreign door',
    ...trigger({ household: forgotten.id }, 404),
    says: /or not for you/,
  },
  {
    what: 'a worry that nobody asked about',
    ...trigger({ kind: 'worry', words: 'x' }),
    at: '#/asked',
    says: /missing: send true/,
  },
  {
    what: 'a trigger that is there, with another body',
    ...trigger({ id: TRIGGER }, 422),
    says: /another body/,
  },
  {
    what: 'a trigger with somebody else’s id',
    ...trigger({ id: TRIGGER }, 409),
    who: cairang,
    says: /taken/,
  },
];
