import { beforeAll, describe, expect, it } from 'vitest';
import { routes as openRoutes } from '../../functions/http/public/routes.ts';
import { aPrefecture, type Person, people } from '../support/a-prefecture.ts';
import { allEndpoints } from '../support/all-endpoints.ts';
import { openCallerOf } from '../support/open-call.ts';
import { aHousehold, COUNTY, GRID, TOWNSHIP, VILLAGE } from '../support/register.ts';

const DOOR = aHousehold(GRID, 1).id;
const door = { type: 'household', id: DOOR };
const ulid = (n: number) => `01JQ00000000000000000000${String(n).padStart(2, '0')}`;
const TASK = ulid(90);

/** One case of each kind that somebody must not find, and some that many may. */
const reported = [
  { by: people.zhuoma, body: { id: ulid(1), kind: 'household-request', subject: door } },
  { by: people.zhuoma, body: { id: ulid(2), kind: 'safeguarding', priority: 'P1', subject: door } },
  { by: people.tashi, body: { id: ulid(3), kind: 'data-rights-request', subject: door } },
  { by: people.tashi, body: { id: ulid(4), kind: 'complaint', aboutUnit: 'xh-roads', subject: door } },
  {
    by: people.tashi,
    body: {
      id: ulid(5),
      kind: 'petition-hand-over',
      subject: { type: 'area', id: TOWNSHIP },
      words: 'XF2026-17',
    },
  },
  { by: people.zhuoma, body: { id: ulid(6), kind: 'entitlement', subject: door } },
  { by: people.zhuoma, body: { id: ulid(7), kind: 'temporary-relief', subject: door } },
  { by: people.tashi, body: { id: ulid(8), kind: 'public-space', subject: { type: 'area', id: GRID } } },
] as const;

const lists = [
  ...['mine', 'area', 'reported'].map((of) => `/cases?of=${of}`),
  ...['safeguarding', 'complaint', 'care', 'entitlement'].map((kind) => `/cases?kind=${kind}`),
  ...[TOWNSHIP, VILLAGE, GRID].flatMap((code) => [`/cases?area=${code}`, `/areas/${code}/board`]),
  ...['area', 'mine'].map((of) => `/follow-ups?of=${of}`),
  `/households/${DOOR}/record`,
  `/cases/${ulid(1)}/duplicates`,
  '/me/day',
];

interface Line {
  readonly id?: string;
  readonly caseId?: string;
  readonly kind?: string;
  readonly area?: string;
}

/** The lines about cases in an answer, wherever it has them. */
const linesIn = (value: unknown): Line[] => {
  if (Array.isArray(value)) return value.flatMap(linesIn);
  if (typeof value !== 'object' || value === null) return [];
  const line = value as Line;
  if ('kind' in line && ('caseId' in line || 'reportedAt' in line)) return [line];
  return Object.values(line).flatMap(linesIn);
};

let world: Awaited<ReturnType<typeof aPrefecture>>;
beforeAll(async () => {
  world = await aPrefecture(await allEndpoints());
  for (const { by, body } of reported) {
    const answer = await world.call('POST', '/cases', by, { body: { words: 'Please come.', ...body } });
    if (answer.status !== 201) throw new Error(`${body.kind}: ${JSON.stringify(answer.body)}`);
  }
  const order = { id: ulid(91), words: 'What was done?', answerBy: '2026-03-12' };
  for (const n of [2, 4])
    await world.call('POST', `/cases/${ulid(n)}/follow-ups`, people.sonam, {
      body: { ...order, id: ulid(90 + n) },
    });
  await world.call('POST', '/triggers', people.zhuoma, {
    body: { id: TASK, kind: 'no-work', household: DOOR },
  });
});

const everybody = Object.keys(people) as Person[];
const seen = new Set<string>();

describe.each(everybody.map((name) => ({ name })))('what $name finds in a list', ({ name }) => {
  it.each(lists)('is what the item itself would show: %s', async (target) => {
    const who = people[name];
    const { status, body } = await world.call('GET', target, who);
    if (status !== 200) return expect([403, 404]).toContain(status);
    const lines = linesIn(body);
    for (const line of lines) {
      const id = String(line.caseId ?? line.id);
      seen.add(`${name} ${id}`);
      const item = await world.call('GET', `/cases/${id}`, who);
      expect({ target, id, status: item.status }).toEqual({ target, id, status: 200 });
      const { kind, area } = item.body;
      expect({ target, id, kind: line.kind, area: line.area }).toEqual({ target, id, kind, area });
      // An order says more of itself than the case does; a line about a case says no more.
      const more = Object.keys(line).filter((one) => !(one in item.body));
      expect('caseId' in line ? [] : more).toEqual([]);
    }
  });
});

describe('that list of lists', () => {
  it('has found something for those whose work it is', () => {
    for (const [name, n] of [
      ['zhuoma', 1],
      ['tashi', 4],
      ['sonam', 2],
      ['yangjin', 3],
    ] as const)
      expect(seen).toContain(`${name} ${ulid(n)}`);
  });

  it.each([
    { who: 'cairang', what: "safeguarding at a colleague's door", n: 2 },
    { who: 'zhuoma', what: 'a request for data of those whose liaison she is', n: 3 },
    { who: 'zhuoma', what: 'a complaint of those whose liaison she is', n: 4 },
    { who: 'dorje', what: 'a complaint about his own office', n: 4 },
    { who: 'dorje', what: 'what lies with nobody of his office', n: 8 },
    { who: 'yangjin', what: 'what is no request for data', n: 1 },
  ] as const)('has found nothing for $who of $what', ({ who, n }) => {
    expect(seen).not.toContain(`${who} ${ulid(n)}`);
  });
});

describe('those who oversee a county', () => {
  it.each([2, 6, 7])('are told of care in a township, and of nothing else: case %i', async (n) => {
    const { body } = await world.call('GET', `/cases?of=area`, people.sonam);
    const line = body.items.find(({ id }: Line) => id === ulid(n));
    expect(line).toMatchObject({ kind: 'care', area: TOWNSHIP });
    const text = JSON.stringify(await world.call('GET', `/cases/${ulid(n)}`, people.sonam));
    expect(text).not.toMatch(/safeguarding|entitlement|temporary-relief/);
    expect(text).not.toContain(GRID);
  });

  it.each([VILLAGE, GRID])('do not find it by asking for %s', async (code) => {
    const { body } = await world.call('GET', `/cases?of=area&area=${code}`, people.sonam);
    const ids = body.items.map(({ id }: Line) => id);
    expect(ids).toContain(ulid(1));
    for (const n of [2, 6, 7]) expect(ids).not.toContain(ulid(n));
  });

  it('do not find out the kind by asking for it', async () => {
    for (const kind of ['safeguarding', 'entitlement', 'temporary-relief'])
      expect((await world.call('GET', `/cases?kind=${kind}`, people.sonam)).body.items).toEqual([]);
    const care = (await world.call('GET', '/cases?kind=care', people.sonam)).body.items;
    expect(care.map(({ id }: Line) => id).toSorted()).toEqual([ulid(2), ulid(6), ulid(7)]);
  });

  it('are told whole of what says nothing about a door', async () => {
    const { body } = await world.call('GET', `/cases/${ulid(1)}`, people.sonam);
    expect(body).toMatchObject({ kind: 'household-request', area: GRID, shown: 'trace' });
    expect(COUNTY).toBe(people.sonam.doorstep_area);
  });
});

describe('what must not be seen at a door', () => {
  it('is in the record of the household for nobody', async () => {
    for (const who of [people.zhuoma, people.dolma, people.tashi]) {
      const { status, body } = await world.call('GET', `/households/${DOOR}/record`, who);
      expect(status).toBe(200);
      const kinds = linesIn(body).map(({ kind }) => kind);
      expect(kinds).toContain('household-request');
      for (const kind of ['safeguarding', 'data-rights-request', 'complaint', 'petition-hand-over'])
        expect(kinds).not.toContain(kind);
    }
  });

  it('is on no slip, and not in the record of the visit that heard of it', async () => {
    const request = (n: number, kind: string) => ({
      id: ulid(n),
      kind,
      priority: kind === 'safeguarding' ? 'P1' : 'P2',
      words: 'Please come.',
    });
    const requests = [
      request(80, 'safeguarding'),
      request(81, 'household-request'),
      request(82, 'data-rights-request'),
    ];
    const body = { id: ulid(83), outcome: 'done', day: '2026-03-09', requests };
    const made = await world.call('POST', `/tasks/${TASK}/${DOOR}/outcome`, people.zhuoma, { body });
    expect(made.body.visit.requests).toEqual([ulid(81)]);
    const slip = await world.call('GET', `/households/${DOOR}/slips/${made.body.slip}`, people.zhuoma);
    expect(slip.body.lines).toHaveLength(1);
    const open = await openCallerOf(openRoutes, world.ctx)(`/slips/${made.body.slip}`);
    expect(JSON.parse(open.text).promised).toHaveLength(1);
    expect((await world.call('GET', `/cases/${ulid(80)}`, people.zhuoma)).body.kind).toBe('safeguarding');
  });

  it('leaves no slip where nothing else was agreed', async () => {
    await world.call('POST', '/triggers', people.zhuoma, {
      body: { id: ulid(84), kind: 'no-work', household: DOOR },
    });
    const requests = [{ id: ulid(85), kind: 'safeguarding', priority: 'P1', words: 'Please come.' }];
    const body = { id: ulid(86), outcome: 'done', day: '2026-03-09', requests };
    const made = await world.call('POST', `/tasks/${ulid(84)}/${DOOR}/outcome`, people.zhuoma, { body });
    expect(made).toMatchObject({ status: 201 });
    expect(made.body.slip).toBeUndefined();
  });
});
