import { beforeEach, describe, expect, it } from 'vitest';
import { routes as handover } from '../../functions/http/handover/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import type { Holder } from '../../shared/link/rules/named-holder.ts';
import { newLink } from '../../shared/link/rules/new-link.ts';
import { linkItem } from '../../shared/link/store/links.ts';
import type { RegisteredType } from '../../shared/programme/rules/registered-subject.ts';
import { newRecord } from '../../shared/subject/rules/registered-record.ts';
import { subjectItem } from '../../shared/subject/store/subject-item.ts';
import type { Table } from '../../shared/table/table.ts';
import { unitItem } from '../../shared/unit/store/unit-item.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import { callerOf } from '../support/call.ts';
import { MONDAY } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import { aWorker, COUNTY, OTHER_VILLAGE, PREFECTURE, SEED, TOWNSHIP, VILLAGE } from '../support/register.ts';
import { aUnit } from '../support/units.ts';

const ulid = (n: number) => `01JQ00000000000000000${String(n).padStart(5, '0')}`;
const FROM = '2026-03-09';
const VILLAGES = [VILLAGE, OTHER_VILLAGE, '623027110201', '623026100200'];
const codeNo = (n: number) => `9162300100000${String(n).padStart(5, '0')}`;

/** The nth subject of a type, as the programmes that are to come number and file them. */
const subjectNo = (type: RegisteredType, n: number) => {
  const ids = {
    recipient: `r-${ulid(n)}`,
    enterprise: codeNo(n),
    village: VILLAGES[n] ?? '',
    site: `s-${ulid(n)}`,
  };
  return { type, id: ids[type] };
};
const inRegister = (type: RegisteredType, n: number) => {
  const { id } = subjectNo(type, n);
  return subjectItem(newRecord({ type, id, area: type === 'village' ? id : TOWNSHIP }, SEED, MONDAY));
};
const upTo = (most: number) => Array.from({ length: most }, (_, n) => n);

/** Written off the paper: how many live links on a subject, how many of a holder, and who holds. */
const TABLE = [
  { type: 'recipient', onSubject: 1, ofHolder: 3, holds: 'worker' },
  { type: 'enterprise', onSubject: 1, ofHolder: 10, holds: 'worker' },
  { type: 'village', onSubject: 20, ofHolder: 3, holds: 'unit' },
  { type: 'site', onSubject: 200, ofHolder: 3, holds: 'worker' },
] as const;

const holderNo = (holds: 'worker' | 'unit', n: number): Holder =>
  holds === 'worker' ? { worker: `w-more-${n}` } : { unit: `agency-${n}` };

const items = [
  ...TABLE.flatMap(({ type }) => upTo(type === 'village' ? 4 : 12).map((n) => inRegister(type, n))),
  ...upTo(201).map((n) => workerItem(aWorker(`w-more-${n}`, { area: TOWNSHIP }))),
  ...upTo(21).map((n) =>
    unitItem(aUnit(`agency-${n}`, { area: n === 1 ? COUNTY : PREFECTURE, takesPart: ['partnership'] })),
  ),
];

let world: Awaited<ReturnType<typeof aPrefecture>>;
beforeEach(async () => {
  world = await aPrefecture([...staff, ...handover]);
  await world.table.load(items);
});
const join = (subject: object, holder: object, call = world.call) =>
  call('POST', '/links', people.nima, { body: { subject, holder, from: FROM, reason: 'assigned' } });
/** The links of these programmes: the world has a household to whom somebody comes. */
const stored = () =>
  world.table.all().filter(({ sk, programme }) => sk.startsWith('LINK#') && programme !== 'household');

describe.each(TABLE)('$type', ({ type, onSubject, ofHolder, holds }) => {
  it(`is held by a ${holds}, and by nobody else`, async () => {
    const other = holds === 'worker' ? 'unit' : 'worker';
    const refused = await join(subjectNo(type, 0), holderNo(other, 0));
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/holder' }] } });
    const { status, body } = await join(subjectNo(type, 0), holderNo(holds, 0));
    expect(status).toBe(201);
    expect(body.worker ?? body.holder.unit).toBe(Object.values(holderNo(holds, 0))[0]);
  });

  it(`has at most ${onSubject} at a time`, async () => {
    const subject = { ...subjectNo(type, 0), area: type === 'village' ? VILLAGE : TOWNSHIP };
    const links = upTo(onSubject).map((n) => {
      const held = holderNo(holds, n + 1);
      const by = 'unit' in held ? { holder: held } : held;
      return linkItem(newLink({ subject, ...by, from: FROM, reason: 'assigned' }, SEED, MONDAY));
    });
    const [last, ...others] = links;
    await world.table.load(others);
    if (last === undefined) throw new Error('There is a link.');
    const second = await join(subjectNo(type, 0), holderNo(holds, 0));
    expect(second.status).toBe(201);
    expect((await join(subjectNo(type, 0), holderNo(holds, 1))).status).toBe(409);
    expect(stored()).toHaveLength(onSubject);
  });

  it(`is one of at most ${ofHolder} of a holder, until one of them ends`, async () => {
    const holder = holderNo(holds, 0);
    for (const n of upTo(ofHolder)) expect((await join(subjectNo(type, n), holder)).status, `${n}`).toBe(201);
    const more = () => join(subjectNo(type, ofHolder), holder);
    expect((await more()).body.code).toBe('link.full');
    const { id } = subjectNo(type, 0);
    const named = 'unit' in holder ? `unit:${holder.unit}` : holder.worker;
    const end = { body: { reason: 'other-worker' } };
    expect((await world.call('POST', `/links/${id}/${FROM}/${named}/end`, people.nima, end)).status).toBe(
      200,
    );
    expect((await more()).status).toBe(201);
  });

  it('of which a holder is given two at once, with room for one, is given once', async () => {
    const holder = holderNo(holds, 0);
    for (const n of upTo(ofHolder - 1)) await join(subjectNo(type, n), holder);
    const both = [ofHolder - 1, ofHolder].map((n) => join(subjectNo(type, n), holder));
    expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(stored()).toHaveLength(ofHolder);
  });
});

it('the limit of a holder holds although the list does not show yet what was opened in the last second', async () => {
  const blind: Table = {
    ...world.table,
    query: (query) => (query.index === 'work' ? Promise.resolve({ items: [] }) : world.table.query(query)),
  };
  const call = callerOf(staff, testContext(blind).ctx);
  const statuses: number[] = [];
  for (const n of upTo(4))
    statuses.push((await join(subjectNo('recipient', n), { worker: 'w-zhuoma' }, call)).status);
  expect(statuses).toEqual([201, 201, 201, 409]);
});

it('many are joined with a site at once, none waits for another, and the record stays as it is', async () => {
  const answers = await Promise.all(upTo(69).map((n) => join(subjectNo('site', 0), holderNo('worker', n))));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  const record = world.table.all().find(({ pk, sk }) => pk === `SUBJECT#s-${ulid(0)}` && sk === 'RECORD');
  expect(record).toMatchObject({ version: 1 });
  expect(record).not.toHaveProperty('liaison');
});

it('a recipient names who comes there, as a household does', async () => {
  await join(subjectNo('recipient', 0), { worker: 'w-zhuoma' });
  const record = world.table.all().find(({ pk, sk }) => pk === `SUBJECT#r-${ulid(0)}` && sk === 'RECORD');
  expect(record).toMatchObject({ version: 2, liaison: 'w-zhuoma' });
});

it('who answers for a village and who partners it have nothing to do with each other', async () => {
  const area = {
    subject: { type: 'area', id: VILLAGE },
    worker: 'w-village',
    from: FROM,
    reason: 'assigned',
  };
  expect((await join(subjectNo('village', 0), { unit: 'agency-0' })).status).toBe(201);
  expect((await world.call('POST', '/links', people.nima, { body: area })).status).toBe(201);
  expect((await join(subjectNo('village', 0), { unit: 'agency-1' })).status).toBe(201);
  const all = await world.call('GET', `/links?subject=${VILLAGE}`, people.tashi);
  expect(all.body.items.map((one: { programme: string }) => one.programme).sort()).toEqual([
    'household',
    'partnership',
    'partnership',
  ]);
  const ofOffice = (who: keyof typeof people) =>
    world.call('GET', '/links?holder=unit:agency-1', people[who]);
  expect((await ofOffice('wangmo')).body.items).toMatchObject([{ holder: { unit: 'agency-1' } }]);
  expect((await ofOffice('jigme')).status).toBe(404);
});

it('an office that takes no part in the programme is joined with no village of it', async () => {
  expect((await join(subjectNo('village', 0), { unit: 'xh-roads' })).body.code).toBe('link.other-holder');
});

it('what a worker is joined with goes along when everything is handed over, and is counted', async () => {
  await join(subjectNo('recipient', 0), { worker: 'w-zhuoma' });
  const handOver = { id: ulid(77), from: 'w-zhuoma', to: 'w-cairang', reason: 'left-post' };
  const { body } = await world.call('POST', '/hand-overs', people.tashi, { body: handOver });
  expect(body).toMatchObject({ subjects: 1, households: 1 });
  const live = stored().filter(({ status }) => status === 'live');
  expect(live.map(({ worker }) => worker)).toEqual(['w-cairang']);
});
