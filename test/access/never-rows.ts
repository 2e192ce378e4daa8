import { householdId } from '../../shared/base/area-code.ts';
import type { Person } from '../support/a-prefecture.ts';
import { aFile, GRID } from '../support/register.ts';

export const HOME = householdId(GRID, 1);
export const CASE = '01JQ0000000000000000000001';
export const TALK = '01JQ0000000000000000000002';
const NEW = '01JQ0000000000000000000003';
const FILE = aFile({ name: 'Lhakpa' });
const DRAFT = { draft: {} };
const DEATH = { id: NEW, day: '2026-03-08' };
const MOVE = { id: NEW, from: 'w-zhuoma', to: 'w-cairang', reason: 'left-post' };
const STAFF = { id: 'w-new', name: 'Nyima', role: 'worker', area: GRID };

export interface Row {
  readonly who: Person;
  readonly never: string;
  readonly route: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** 403 where one may know that the record is there, 404 where one may not even know that. */
  readonly gets: 403 | 404;
  /** Held by the record itself: no grant and no condition opens it. */
  readonly beyondGrants?: true;
}

/** From `boundary.md` and `product.md` by hand, and not from the grants: what a slip in a `module.ts` must not open. */
export const rows: readonly Row[] = [
  // Another place is not there at all.
  { who: 'gazang', never: 'reads a household of another grid', route: `GET /households/${HOME}`, gets: 404 },
  { who: 'lhamo', never: 'sees a case of another township', route: `GET /cases/${CASE}`, gets: 404 },
  {
    who: 'pema',
    never: 'takes in a case of the township beside',
    route: `POST /cases/${CASE}/accept`,
    body: {},
    gets: 404,
  },
  {
    who: 'pema',
    never: 'reads the file of a worker of another township',
    route: 'GET /workers/w-zhuoma',
    gets: 404,
  },
  { who: 'jigme', never: 'reads a household of another county', route: `GET /households/${HOME}`, gets: 404 },
  { who: 'rinchen', never: 'sees a case of another unit', route: `GET /cases/${CASE}`, gets: 404 },
  {
    who: 'zhuoma',
    never: 'hears what was said to another helper, at her own door',
    route: `GET /tasks/${TALK}/${HOME}`,
    gets: 404,
    beyondGrants: true,
  },
  {
    who: 'tashi',
    never: 'hears what somebody said who wants to talk',
    route: `GET /tasks/${TALK}/${HOME}`,
    gets: 404,
    beyondGrants: true,
  },
  // Whoever oversees sees work, not people.
  { who: 'sonam', never: 'reads a household from the county', route: `GET /households/${HOME}`, gets: 403 },
  {
    who: 'nima',
    never: 'lists the households of a grid from the prefecture',
    route: `GET /households?grid=${GRID}`,
    gets: 403,
  },
  {
    who: 'sonam',
    never: 'reads what a household was given',
    route: `GET /households/${HOME}/record`,
    gets: 403,
  },
  {
    who: 'sonam',
    never: 'writes into a case that the township handles',
    route: `POST /cases/${CASE}/notes`,
    body: { words: 'Hurry.' },
    gets: 403,
  },
  {
    who: 'tashi',
    never: 'answers a case in place of its unit',
    route: `POST /cases/${CASE}/answer`,
    body: { result: 'solved', words: 'Done.' },
    gets: 403,
  },
  { who: 'tashi', never: 'tries rules on everybody', route: 'POST /rules/simulate', body: DRAFT, gets: 403 },
  // Whoever does the work neither gives it out nor judges it.
  { who: 'zhuoma', never: 'accepts a case', route: `POST /cases/${CASE}/accept`, body: {}, gets: 403 },
  {
    who: 'zhuoma',
    never: 'gives a case to a unit',
    route: `POST /cases/${CASE}/assign`,
    body: { to: { unit: 'xh-water' } },
    gets: 403,
  },
  {
    who: 'dorje',
    never: 'closes what the own unit answered',
    route: `POST /cases/${CASE}/close`,
    body: {},
    gets: 403,
  },
  {
    who: 'dorje',
    never: 'verifies what the own unit answered',
    route: `POST /cases/${CASE}/verify`,
    body: { reached: 'confirmed' },
    gets: 403,
  },
  // An office has cases and no doors.
  { who: 'dorje', never: 'reads a household', route: `GET /households/${HOME}`, gets: 403 },
  { who: 'dorje', never: 'lists the visits of a grid', route: `GET /tasks?grid=${GRID}`, gets: 403 },
  // The register is kept by the registrar, who has no part in what is done with it.
  {
    who: 'zhuoma',
    never: 'changes the file of a household',
    route: `PUT /households/${HOME}`,
    body: FILE,
    headers: { 'if-match': '"1"' },
    gets: 403,
  },
  { who: 'zhuoma', never: 'reads the file of a colleague', route: 'GET /workers/w-cairang', gets: 403 },
  {
    who: 'zhuoma',
    never: 'hands the own doors to somebody else',
    route: 'POST /hand-overs',
    body: MOVE,
    gets: 403,
  },
  { who: 'tashi', never: 'takes somebody into service', route: 'POST /workers', body: STAFF, gets: 403 },
  { who: 'wangmo', never: 'sees a case', route: `GET /cases/${CASE}`, gets: 403 },
  {
    who: 'wangmo',
    never: 'records a death',
    route: `POST /households/${HOME}/deaths`,
    body: DEATH,
    gets: 403,
  },
  // Who looks after the log reads the log and nothing else, and nobody else reads it.
  {
    who: 'norbu',
    never: 'writes into a case',
    route: `POST /cases/${CASE}/notes`,
    body: { words: 'Seen.' },
    gets: 403,
  },
  { who: 'norbu', never: 'sees a case', route: `GET /cases/${CASE}`, gets: 403 },
  {
    who: 'yangjin',
    never: 'reads the household whose log is shown',
    route: `GET /households/${HOME}`,
    gets: 403,
  },
  {
    who: 'zhuoma',
    never: 'learns who else read a record',
    route: `GET /households/${HOME}/access-log`,
    gets: 403,
  },
  { who: 'tashi', never: 'learns who read a record', route: `GET /households/${HOME}/access-log`, gets: 403 },
];
