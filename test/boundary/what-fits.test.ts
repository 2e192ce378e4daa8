import { beforeEach, describe, expect, it } from 'vitest';
import { routes as attachments } from '../../functions/http/attachments/routes.ts';
import { routes as cases } from '../../functions/http/cases/routes.ts';
import { routes as oversight } from '../../functions/http/oversight/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { CaseKind, serviceKinds } from '../../shared/base/vocabulary.ts';
import { opened } from '../../shared/case/rules/move.ts';
import { caseItem, entryItem } from '../../shared/case/store/case-item.ts';
import { Programme } from '../../shared/programme/rules/programme.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import { aReportEntry } from '../support/cases.ts';
import { aHousehold, GRID, TOWNSHIP, township, VILLAGE, zhuoma } from '../support/register.ts';
import { registeredItems, registeredSubjects } from '../support/registered.ts';

const DOOR = aHousehold(GRID, 1).id;
const RECEIPT = 'XF2026-000123';

const subjects = {
  household: { type: 'household', id: DOOR },
  grid: { type: 'area', id: GRID },
  village: { type: 'area', id: VILLAGE },
  township: { type: 'area', id: TOWNSHIP },
  ...registeredSubjects,
} as const;
type Place = keyof typeof subjects;

const everyday =
  'question household-request public-space dispute-mediation entitlement temporary-relief safeguarding complaint data-rights-request'.split(
    ' ',
  );

/** Written off the paper that the code is to follow: which kinds fit which subject. What is not named fits nowhere. */
const FITTING: Readonly<Record<string, Partial<Record<Place, readonly string[]>>>> = {
  household: {
    household: everyday,
    grid: everyday,
    village: everyday,
    township: [...everyday, 'petition-hand-over'],
  },
  care: { recipient: ['care-need', 'entitlement', 'temporary-relief', 'safeguarding', 'question'] },
  enterprise: { enterprise: ['enterprise-problem', 'enterprise-arrears', 'question', 'complaint'] },
  partnership: { partnered: ['village-need', 'public-space', 'question'] },
  site: { site: ['question', 'public-space'] },
};
/** Where the paper files each of them. */
const FILED_UNDER: Readonly<Record<Place, string>> = {
  household: GRID,
  grid: GRID,
  village: VILLAGE,
  township: TOWNSHIP,
  recipient: TOWNSHIP,
  enterprise: VILLAGE,
  partnered: VILLAGE,
  site: TOWNSHIP,
};
const atDoors = [
  'matter-done',
  'policy-delivered',
  'money',
  'goods',
  'allowance',
  'device',
  'adaptation',
  'training',
  'placement',
  'enrolment',
];
const toAll = [...atDoors, 'briefing', 'study-room'];
const partnered = [
  ...toAll.filter((kind) => kind !== 'allowance'),
  ...['grant', 'loan-arranged', 'medicine', 'rehabilitation'],
];
const GIVEN: typeof FITTING = {
  household: { household: atDoors, grid: toAll, village: toAll, township: toAll },
  partnership: { grid: partnered, village: partnered, township: partnered },
};
const valued = ['money', 'goods', 'allowance', 'grant', 'loan-arranged'];

const places = Object.keys(subjects) as Place[];
const pairs = <T>(kinds: readonly T[]) =>
  Programme.options.flatMap((programme) =>
    places.flatMap((place) => kinds.map((kind) => ({ programme, place, kind }))),
  );
/** A client that does not know the table may send whatever the schema takes. */
const priorityOf = (kind: string) => (kind === 'safeguarding' ? 'P1' : 'P2');

let world: Awaited<ReturnType<typeof aPrefecture>>;
beforeEach(async () => {
  world = await aPrefecture([...attachments, ...cases, ...oversight, ...visits]);
  await world.table.load(registeredItems);
});
const stored = () => world.table.all().filter(({ pk }) => !pk.startsWith('ACCESS#'));
const ulid = (n: number) => `01JQ00000000000000000${String(n).padStart(5, '0')}`;

it('the pairs of programme, subject and kind of a case are those of the table, and every other one is refused at its field', async () => {
  const all = pairs(CaseKind.options);
  expect(all.length).toBe(5 * 8 * 14);
  const wrong: string[] = [];
  for (const [n, { programme, place, kind }] of all.entries()) {
    const isFit = FITTING[programme]?.[place]?.includes(kind) ?? false;
    const before = stored();
    const body = {
      id: ulid(n),
      programme,
      kind,
      priority: priorityOf(kind),
      subject: subjects[place],
      words: RECEIPT,
      ...(kind === 'complaint' ? { aboutUnit: 'xh-roads' } : {}),
    };
    const answer = await world.call('POST', '/cases', township, { body });
    const [error] = answer.body.errors ?? [];
    const isRefused =
      answer.status === 400 &&
      /^programme\.other-(subject|kind|area)$/.test(error?.code) &&
      ['#/programme', '#/kind', '#/subject/id'].includes(error?.pointer) &&
      stored().length === before.length;
    const isMade = answer.status === 201 && answer.body.area === FILED_UNDER[place];
    if (isFit ? !isMade : !isRefused)
      wrong.push(`${programme} x ${place} x ${kind}: ${answer.status} ${JSON.stringify(answer.body.errors)}`);
  }
  console.info(`${all.length} pairs of programme, subject and kind of a case were sent.`);
  expect(wrong).toEqual([]);
}, 60_000);

it('the pairs of programme, subject and kind of a service are those of the table', async () => {
  const all = pairs(serviceKinds);
  const wrong: string[] = [];
  for (const [n, { programme, place, kind }] of all.entries()) {
    const isFit = GIVEN[programme]?.[place]?.includes(kind) ?? false;
    const value = valued.includes(kind) ? { valueFen: 100 } : {};
    const body = { id: ulid(n), programme, kind, subject: subjects[place], day: '2026-03-09', ...value };
    const { status } = await world.call('POST', '/services', township, { body });
    if (status !== (isFit ? 201 : 400)) wrong.push(`${programme} x ${place} x ${kind}: ${status}`);
  }
  console.info(`${all.length} pairs of programme, subject and kind of a service were sent.`);
  expect(wrong).toEqual([]);
}, 60_000);

describe('at a door', () => {
  const TRIGGER = ulid(1);
  const outcome = (more: object) =>
    world.call('POST', `/tasks/${TRIGGER}/${DOOR}/outcome`, zhuoma, {
      body: { id: ulid(2), outcome: 'done', day: '2026-03-09', ...more },
    });
  beforeEach(async () => {
    const trigger = { id: TRIGGER, kind: 'no-work', household: DOOR };
    await world.call('POST', '/triggers', zhuoma, { body: trigger });
  });

  it.each([
    {
      what: 'a kind of another programme',
      more: { requests: [{ id: ulid(3), kind: 'enterprise-problem', words: 'The mill stands still.' }] },
      at: '#/requests/0/kind',
    },
    {
      what: 'a petition',
      more: { requests: [{ id: ulid(3), kind: 'petition-hand-over', words: RECEIPT }] },
      at: '#/requests/0/kind',
    },
    {
      what: 'attendance at a briefing',
      more: { given: [{ kind: 'goods', valueFen: 1 }, { kind: 'briefing' }] },
      at: '#/given/1/kind',
    },
  ])('$what is not recorded', async ({ more, at }) => {
    const before = stored();
    const { status, body } = await outcome(more);
    expect({ status, at: body.errors?.[0]?.pointer }).toEqual({ status: 400, at });
    expect(stored()).toEqual(before);
  });
});

describe('a petition', () => {
  const ID = ulid(7);
  const petition = { id: ID, kind: 'petition-hand-over', subject: subjects.township, words: RECEIPT };
  const send = (more: object) => world.call('POST', '/cases', township, { body: { ...petition, ...more } });

  it.each([
    { why: 'that names who came', more: { requester: { name: 'Dorje Tashi' } }, at: '#/requester' },
    {
      why: 'that says what it is about',
      more: { words: `${RECEIPT}, about a boundary stone` },
      at: '#/words',
    },
    { why: 'without a number', more: { words: 'handed-over' }, at: '#/words' },
    { why: 'that tells it in Chinese', more: { words: '反映征地补偿问题2026' }, at: '#/words' },
  ])('$why is refused, and nothing is stored', async ({ more, at }) => {
    const before = stored();
    const { status, body } = await send(more);
    expect({ status, at: body.errors?.[0]?.pointer }).toEqual({ status: 400, at });
    expect(stored()).toEqual(before);
  });

  it('is told of by its receipt alone, in every step', async () => {
    expect((await send({})).status).toBe(201);
    const note = (words: string) =>
      world.call('POST', `/cases/${ID}/notes`, township, {
        body: { words },
        headers: { 'idempotency-key': words.slice(0, 2) },
      });
    expect((await note('They came about the boundary stone.')).status).toBe(400);
    expect((await note('XF2026-000124')).status).toBe(200);
    const file = { id: ulid(8), contentType: 'image/jpeg', bytes: 1_000 };
    expect((await world.call('POST', `/cases/${ID}/attachments`, township, { body: file })).status).toBe(409);
    expect(
      (await world.call('POST', `/cases/${ID}/accept`, township, { body: { words: 'A long story.' } }))
        .status,
    ).toBe(400);
    expect((await world.call('POST', `/cases/${ID}/accept`, township, { body: {} })).status).toBe(200);
  });

  it.each([
    {
      what: 'another case into one',
      of: { kind: 'question', words: 'When is the desk open?' },
      to: { kind: 'petition-hand-over' },
    },
    { what: 'it into another case', of: {}, to: { kind: 'question' } },
  ])('nobody corrects $what', async ({ of, to }) => {
    await send(of);
    const body = { words: 'A wrong kind.', ...to };
    const answer = await world.call('POST', `/cases/${ID}/correct`, township, { body });
    expect({ status: answer.status, type: answer.body.type }).toMatchObject({ status: 409 });
    expect(answer.body.type).toContain('case.kind-fixed');
  });

  it('of old about a household is still read by whoever handles it, and stands in no record of the household', async () => {
    const entry = aReportEntry({
      caseId: ID,
      kind: 'petition-hand-over',
      area: GRID,
      subject: { type: 'household', id: DOOR },
      words: 'About a boundary stone.',
    });
    const { after, lookAt } = opened(entry);
    await world.table.load([caseItem(after, lookAt), entryItem(entry)]);
    expect((await world.call('GET', `/cases/${ID}`, township)).body).toMatchObject({
      shown: 'whole',
      kind: 'petition-hand-over',
    });
    const record = await world.call('GET', `/households/${DOOR}/record`, township);
    expect(record).toMatchObject({ status: 200, body: { items: [] } });
    expect(JSON.stringify(record.body)).not.toContain('petition');
  });
});
