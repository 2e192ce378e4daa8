import { CASE, FOLLOW_UP, office } from '../canary-world.ts';
import * as people from '../register.ts';
import type { Wrong } from './wrong.ts';

const NEW = '01JQ00000000000000000000A1';
const { zhuoma, township, county } = people;

const step = (verb: string, body: object, status = 400): Pick<Wrong, 'who' | 'to' | 'body' | 'status'> => ({
  who: office,
  to: `POST /cases/${CASE}/${verb}`,
  body,
  status,
});
const order = { id: NEW, words: 'And?', answerBy: '2026-03-12' };

/** To a case that has just been answered. */
export const wrongSteps: readonly Wrong[] = [
  { what: 'no body', ...step('notes', {}), body: undefined, says: /JSON body, an empty object at least/ },
  { what: 'accepting it again', ...step('accept', {}, 409), who: township, says: /is "answered"/ },
  { what: 'starting it again', ...step('start', {}, 409), says: /is "answered"; this step needs/ },
  {
    what: 'closing before anybody has verified',
    ...step('close', {}, 409),
    who: township,
    says: /is "answered"/,
  },
  {
    what: 're-opening what is not closed',
    ...step('reopen', { words: 'x' }, 409),
    who: zhuoma,
    says: /is "answered"/,
  },
  { what: 'resuming what does not wait', ...step('resume', {}, 409), says: /is "answered"/ },
  { what: 'verifying by the handler', ...step('verify', { reached: 'confirmed' }, 403), says: /no part in/ },
  {
    what: 'an unknown outcome of asking',
    ...step('verify', { reached: 'yes' }),
    who: zhuoma,
    says: /not-reached/,
  },
  { what: 'a step that there is not', ...step('delete', {}, 404), says: /no such route/ },
  {
    what: 'a county that accepts another county’s case',
    ...step('accept', {}, 403),
    who: people.auditor,
    says: /no part/,
  },
  {
    what: 'an unknown result',
    ...step('answer', { result: 'done', words: 'x' }),
    at: '#/result',
    says: /solved, partly/,
  },
  {
    what: 'an answer without its ground',
    ...step('answer', { result: 'solved' }),
    at: '#/words',
    says: /missing/,
  },
  {
    what: 'an assignee as a text',
    ...step('assign', { to: 'unit:x' }),
    who: township,
    at: '#/to',
    says: /an object/,
  },
  { what: 'no assignee', ...step('assign', {}), who: township, at: '#/to', says: /missing/ },
  {
    what: 'two assignees',
    ...step('assign', { to: { unit: 'xh-roads', worker: 'w-x' } }),
    who: township,
    says: /no such field/,
  },
  {
    what: 'a unit in capitals',
    ...step('assign', { to: { unit: 'ROADS' } }),
    who: township,
    at: '#/to/unit',
    says: /lower-case/,
  },
  {
    what: 'days as a text',
    ...step('extension/ask', { count: '5', words: 'x' }),
    at: '#/count',
    says: /a number/,
  },
  {
    what: 'no days at all',
    ...step('extension/ask', { count: 0, words: 'x' }),
    at: '#/count',
    says: /at least 1/,
  },
  {
    what: 'half a day',
    ...step('extension/ask', { count: 0.5, words: 'x' }),
    at: '#/count',
    says: /whole number/,
  },
  {
    what: 'a decision that is none',
    ...step('extension/decide', { decision: 'maybe' }),
    who: township,
    says: /grant, deny/,
  },
  {
    what: 'a denial without its reason',
    ...step('extension/decide', { decision: 'deny' }),
    who: township,
    at: '#/words',
    says: /missing/,
  },
  {
    what: 'an order for a day that is over',
    ...step('follow-ups', { ...order, answerBy: '2026-03-08' }),
    who: county,
    says: /still to come/,
  },
  {
    what: 'an order for a day that there is not',
    ...step('follow-ups', { ...order, answerBy: '2026-02-30' }),
    who: county,
    says: /a day that exists/,
  },
  {
    what: 'an order for the year 2999',
    ...step('follow-ups', { ...order, answerBy: '2999-01-01' }),
    who: county,
    says: /within 60 days/,
  },
  {
    what: 'an order that is there, with other words',
    ...step('follow-ups', { ...order, id: FOLLOW_UP }, 422),
    who: county,
    says: /another step/,
  },
  {
    what: 'an answer to an order that there is not',
    ...step(`follow-ups/${NEW}/answer`, { words: 'x' }, 404),
    says: /or not for you/,
  },
  {
    what: 'merging what is answered into itself',
    ...step('merge', { into: CASE }, 409),
    who: township,
    says: /needs "reported, /,
  },
  {
    what: 'merging what is answered into nothing',
    ...step('merge', { into: NEW }, 409),
    who: township,
    says: /needs "reported, /,
  },
  {
    what: 'its own id for a case that follows it',
    ...step('outcome', { lasted: 'no', words: 'x', id: CASE }),
    who: zhuoma,
    at: '#/id',
    says: /new id/,
  },
  {
    what: 'a picture that is a script',
    ...step('attachments', { id: NEW, contentType: 'image/svg+xml', bytes: 9 }),
    at: '#/contentType',
    says: /image\/jpeg/,
  },
  {
    what: 'a picture of nothing',
    ...step('attachments', { id: NEW, contentType: 'image/png', bytes: 0 }),
    at: '#/bytes',
    says: /at least 1/,
  },
  {
    what: 'another version',
    ...step('notes', { words: 'x' }, 412),
    headers: { 'if-match': '"1"' },
    says: /Read it again/,
  },
  {
    what: 'an empty key',
    ...step('notes', { words: 'x' }),
    headers: { 'idempotency-key': '' },
    says: /one Idempotency-Key/,
  },
  {
    what: 'a key of 7 KB',
    ...step('notes', { words: 'x' }),
    headers: { 'idempotency-key': 'k'.repeat(7_000) },
    says: /at most 128/,
  },
  {
    what: 'two keys',
    ...step('notes', { words: 'x' }),
    headers: { 'idempotency-key': 'a,b' },
    says: /one Idempotency-Key/,
  },
];
