import { CASE, household } from '../canary-world.ts';
import * as people from '../register.ts';
import type { Wrong } from './wrong.ts';

const NEW = '01JQ00000000000000000000A1';
const subject = { type: 'household', id: household.id };
const report = { id: NEW, kind: 'household-request', subject, words: 'The lane is washed out.' };
const { zhuoma, county, far, cairang } = people;

const reports = (more: object): Pick<Wrong, 'who' | 'to' | 'body' | 'status'> => ({
  who: zhuoma,
  to: 'POST /cases',
  body: { ...report, ...more },
  status: 400,
});

export const wrongReports: readonly Wrong[] = [
  { what: 'nothing', ...reports({}), body: '', says: /JSON body/ },
  { what: 'half a body', ...reports({}), body: '{"id": "01', says: /not valid JSON/ },
  { what: 'a list for an object', ...reports({}), body: [report], at: '#', says: /^Send an object\.$/ },
  { what: 'a text for an object', ...reports({}), body: '"help"', at: '#', says: /^Send an object\.$/ },
  { what: 'null', ...reports({}), body: 'null', at: '#', says: /^Send an object\.$/ },
  {
    what: 'a hundred thousand brackets',
    ...reports({}),
    body: '['.repeat(1e5) + ']'.repeat(1e5),
    says: /object/,
  },
  { what: 'more than 256 KB', ...reports({}), body: `"${'x'.repeat(262_144)}"`, status: 413, says: /256 KB/ },
  { what: 'no id', ...reports({ id: undefined }), at: '#/id', says: /missing: send a text/ },
  { what: 'a number for an id', ...reports({ id: 7 }), at: '#/id', says: /^Send a text\.$/ },
  { what: 'an id in small letters', ...reports({ id: NEW.toLowerCase() }), at: '#/id', says: /ULID/ },
  {
    what: 'an id from beyond the year 10889',
    ...reports({ id: `8${NEW.slice(1)}` }),
    at: '#/id',
    says: /ULID/,
  },
  {
    what: 'no kind',
    ...reports({ kind: undefined }),
    at: '#/kind',
    says: /missing: send one of: question, /,
  },
  {
    what: 'an unknown kind',
    ...reports({ kind: 'party' }),
    at: '#/kind',
    says: /one of: question, household-/,
  },
  {
    what: 'the name of an inherited property',
    ...reports({ kind: 'constructor' }),
    at: '#/kind',
    says: /one of/,
  },
  { what: 'an unknown priority', ...reports({ priority: 'P9' }), at: '#/priority', says: /P0, P1, P2, P3/ },
  {
    what: 'a priority that the kind has not',
    ...reports({ kind: 'question', priority: 'P0' }),
    says: /another priority/,
  },
  {
    what: 'an unknown subject',
    ...reports({ subject: { type: 'person' } }),
    at: '#/subject/type',
    says: /household, area/,
  },
  {
    what: 'a subject without its id',
    ...reports({ subject: { type: 'area' } }),
    at: '#/subject/id',
    says: /missing/,
  },
  {
    what: 'a household with a typing error',
    ...reports({ subject: { ...subject, id: `${household.id.slice(0, -1)}8` } }),
    at: '#/subject/id',
    says: /typing error/,
  },
  {
    what: 'a county as the place of a case',
    ...reports({ subject: { type: 'area', id: people.COUNTY } }),
    who: county,
    says: /township, a village or a grid/,
  },
  { what: 'blank words', ...reports({ words: ' \n ' }), at: '#/words', says: /at least one word/ },
  { what: 'too many words', ...reports({ words: '草'.repeat(501) }), at: '#/words', says: /500 characters/ },
  {
    what: 'words that run backwards',
    ...reports({ words: 'a\u202eb' }),
    at: '#/words',
    says: /control characters/,
  },
  { what: 'a null byte', ...reports({ words: 'a\u0000b' }), at: '#/words', says: /control characters/ },
  {
    what: 'half a character',
    ...reports({}),
    body: JSON.stringify({ ...report, words: 'a\ud83d' }),
    says: /half a character/,
  },
  { what: 'a field that there is not', ...reports({ colour: 'red' }), at: '#/colour', says: /no such field/ },
  {
    what: 'a field of the prototype',
    ...reports({}),
    body: JSON.stringify(report).replace('{', '{"__proto__":{"status":"closed"},'),
    says: /no such field/,
  },
  ...['status', 'version', 'openedBy', 'area', 'assignee', 'closedAt', 'digest', 'rung', 'rules', 'by'].map(
    (field) => ({
      what: `the field "${field}", which is not theirs to say`,
      ...reports({ [field]: 'x' }),
      at: `#/${field}`,
      says: /no such field/,
    }),
  ),
  {
    what: 'a household of another grid',
    ...reports({ id: NEW }),
    who: far,
    status: 404,
    says: /or not for you/,
  },
  {
    what: 'an id that is taken',
    ...reports({ id: CASE }),
    who: cairang,
    status: 409,
    says: /Make a new one/,
  },
  {
    what: 'an id of theirs with another body',
    ...reports({ id: CASE }),
    status: 422,
    says: /another report/,
  },
];
