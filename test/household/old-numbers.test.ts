import { beforeEach, describe, expect, it } from 'vitest';
import { fillInboxes } from '../../functions/consumers/fill-inboxes.ts';
import { householdId } from '../../shared/base/area-code.ts';
import type { Claims } from '../support/call.ts';
import { everyRoute } from '../support/every-route.ts';
import { DAY, movedHousehold as moved, NEW, OLD, TRIGGER, ulid } from '../support/moved-household.ts';
import {
  county,
  FAR_GRID,
  far,
  registrar,
  rightsDesk,
  TWIN_GRID,
  township,
  twin,
  zhuoma,
} from '../support/register.ts';

let world: Awaited<ReturnType<typeof moved>>;
beforeEach(async () => {
  world = await moved();
});
const ask = (method: string, path: string, who: Claims, body?: object, headers = {}) =>
  world.call(method, path, who, { ...(body === undefined ? {} : { body }), headers });

interface Row {
  readonly route: string;
  readonly who: Claims;
  /** A request about the household under this number; each is another one. */
  readonly path: (number: string) => string;
  readonly body?: (number: string, n: number) => object;
  readonly headers?: object;
  /** What the answer says of the household, where it also names what was asked. */
  readonly says?: (body: Record<string, unknown>) => unknown;
  /** What has to be so before. */
  readonly first?: () => Promise<unknown>;
}

const slipNumber = () => {
  const slip = world.table.all().find(({ pk }) => pk.startsWith('SLIP#'));
  return String(slip?.['number']);
};

const approved = () =>
  ask('POST', '/approvals', township, {
    id: ulid(913),
    subject: { type: 'household', id: NEW },
    reader: 'w-twin',
    purpose: 'back-to-school',
    until: '2026-03-30',
  });

const death = (_: string, n: number) => ({ id: ulid(n), day: DAY });
const under = (place: string) => (id: string) => `/households/${id}/${place}`;

/** Every route that names a household, as somebody who may ask it where the household is now. */
const rows: readonly Row[] = [
  { route: 'GET /households/{householdId}', who: twin, path: (id) => `/households/${id}` },
  { route: 'GET /households/{householdId}/access-log', who: rightsDesk, path: under('access-log') },
  { route: 'GET /households/{householdId}/record', who: twin, path: (id) => `/households/${id}/record` },
  {
    route: 'GET /households/{householdId}/slips/{number}',
    who: twin,
    path: (id) => `/households/${id}/slips/${slipNumber()}`,
    says: ({ lines }) => lines,
  },
  { route: 'POST /households/{householdId}/deaths', who: twin, path: under('deaths'), body: death },
  { route: 'GET /tasks/{origin}/{householdId}', who: twin, path: (id) => `/tasks/${TRIGGER}.f1/${id}` },
  {
    route: 'POST /tasks/{origin}/{householdId}/outcome',
    who: twin,
    path: (id) => `/tasks/${TRIGGER}.f1/${id}/outcome`,
    body: () => ({ id: ulid(910), day: DAY, outcome: 'not-at-home' }),
    says: ({ over }) => over,
  },
  {
    route: 'POST /tasks/{origin}/{householdId}/outcome/take-back',
    who: township,
    path: (id) => `/tasks/${TRIGGER}/${id}/outcome/take-back`,
    body: () => ({ id: ulid(911) }),
    says: ({ takenBackOn }) => takenBackOn,
  },
  {
    route: 'POST /triggers',
    who: twin,
    path: () => '/triggers',
    body: (household, n) => ({ id: ulid(n), kind: 'left-school', household }),
  },
  {
    route: 'POST /services',
    who: twin,
    path: () => '/services',
    body: (id, n) => ({ id: ulid(n), subject: { type: 'household', id }, day: DAY, kind: 'matter-done' }),
  },
  {
    route: 'POST /links',
    who: registrar,
    path: () => '/links',
    body: (id) => ({
      subject: { type: 'household', id },
      worker: 'w-village',
      from: '2026-04-01',
      reason: 'assigned',
    }),
    first: () =>
      ask('POST', `/links/${NEW}/${DAY}/w-twin/end`, registrar, { on: '2026-04-01', reason: 'term-over' }),
  },
  { route: 'GET /links', who: twin, path: (id) => `/links?subject=${id}` },
  {
    route: 'POST /links/{subjectId}/{from}/{holderId}/end',
    who: registrar,
    path: (id) => `/links/${id}/${DAY}/w-twin/end`,
    body: () => ({ reason: 'term-over' }),
  },
  {
    route: 'GET /households/{householdId}/approvals',
    who: township,
    path: under('approvals'),
    first: approved,
  },
  {
    route: 'DELETE /households/{householdId}/approvals/{workerId}',
    who: township,
    path: (id) => `/households/${id}/approvals/w-twin`,
    first: approved,
  },
  {
    route: 'POST /households/{householdId}/leave',
    who: registrar,
    path: (id) => `/households/${id}/leave`,
    body: (_, n) => ({ id: ulid(n), reason: 'moved-away' }),
  },
  {
    route: 'POST /households/{householdId}/leave/take-back',
    who: registrar,
    path: (id) => `/households/${id}/leave/take-back`,
    body: (_, n) => ({ id: ulid(n) }),
    first: () => ask('POST', `/households/${NEW}/leave`, registrar, { id: ulid(914), reason: 'moved-away' }),
  },
  {
    route: 'POST /households/{householdId}/break-glass',
    who: county,
    path: (id) => `/households/${id}/break-glass`,
    body: (_, n) => ({ id: ulid(n), reason: 'danger-to-life' }),
  },
  {
    route: 'GET /households/{householdId}/break-glass',
    who: county,
    path: (id) => `/households/${id}/break-glass`,
    first: () =>
      ask('POST', `/households/${NEW}/break-glass`, county, { id: ulid(912), reason: 'danger-to-life' }),
  },
];

/** What names the request, or when it came, is no part of the answer. */
const without = (answer: { status: number; body: object }, n: readonly number[]) =>
  JSON.parse(
    n
      .reduce((text, one) => text.replaceAll(ulid(one), 'id'), JSON.stringify(answer))
      .replaceAll(/"(asOf|createdAt|at|slip)":"[^"]*"/g, '"$1":""'),
  );

describe('an old number', () => {
  it.each(rows)('is that of today: $route', async ({ who, path, body, route, headers, says, first }) => {
    const [method = ''] = route.split(' ');
    const answers = [];
    for (const [number, n] of [
      [OLD, 920],
      [NEW, 921],
    ] as const) {
      world = await moved();
      await first?.();
      answers.push(without(await ask(method, path(number), who, body?.(number, n), headers), [n]));
    }
    const [old, now] = answers;
    expect([200, 201]).toContain(old.status);
    expect([old.status, says?.(old.body) ?? old.body]).toEqual([now.status, says?.(now.body) ?? now.body]);
  });

  it('takes a death back that was reported under it', async () => {
    await ask('POST', `/households/${NEW}/deaths`, twin, { id: ulid(1), day: DAY });
    const body = { id: ulid(2), death: `death-${DAY}` };
    expect(await ask('POST', `/households/${OLD}/deaths/take-back`, twin, body)).toMatchObject({
      status: 201,
      body: { household: NEW },
    });
  });

  it('is no way to replace a record, for the version that was seen is one of another number', async () => {
    const body = { name: 'Dorje Tashi', address: 'Upper lane 1', people: 4 };
    expect(await ask('PUT', `/households/${OLD}`, registrar, body, { 'if-match': '"1"' })).toMatchObject({
      status: 409,
      body: { code: 'household.moved', facts: { household: NEW } },
    });
  });

  it('is no way to move a household that somebody has moved: where it moves from is a part of what is asked', async () => {
    const body = { id: ulid(3), to: FAR_GRID, reason: 'moved-house' };
    expect(await ask('POST', `/households/${OLD}/move`, registrar, body)).toMatchObject({
      status: 409,
      body: { code: 'household.moved', facts: { household: NEW } },
    });
  });

  it('ends a link that ended with the move in the same way as before', async () => {
    const end = () =>
      ask('POST', `/links/${OLD}/2026-01-01/w-zhuoma/end`, registrar, { reason: 'term-over' });
    expect((await end()).status).toBe(409);
  });

  it('leads nobody to a place that they may not see', async () => {
    world = await moved(FAR_GRID, 'w-far');
    for (const path of [`/households/${OLD}`, `/households/${OLD}/record`, `/links?subject=${OLD}`])
      expect(await ask('GET', path, zhuoma)).toMatchObject({ status: 404 });
    expect((await ask('GET', `/households/${OLD}`, far)).body).toMatchObject({
      id: householdId(FAR_GRID, 1),
    });
  });

  it('files a report where the household is, as soon as its step is told of', async () => {
    const id = ulid(4);
    const subject = { type: 'household', id: OLD };
    await ask('POST', '/cases', zhuoma, { id, kind: 'question', subject, words: 'When?' });
    const detail = { data: { caseId: id, version: 1 } };
    const event = { Records: [{ messageId: 'm', body: JSON.stringify({ detail }) }] } as never;
    for (const _ of ['once', 'twice'])
      expect(await fillInboxes(event, world.ctx)).toEqual({ batchItemFailures: [] });
    const stored = world.table.all().filter(({ pk }) => pk === `CASE#${id}`);
    expect(stored.find(({ sk }) => sk === 'CASE')).toMatchObject({
      area: TWIN_GRID,
      subject: { id: NEW },
      version: 2,
    });
    expect((await ask('GET', `/cases/${id}`, twin)).status).toBe(200);
  });

  it('is tried on every route that names a household', async () => {
    const all = (await everyRoute()).map(({ name }) => name);
    // Said elsewhere, a merger as it is with a move; and what is undone is named by the number that it had.
    const elsewhere = /^PUT \/households|\/(move|merge|(merge|deaths)\/take-back)$|\/subjects\b/;
    const named = all.filter((name) => /householdId|subjectId/.test(name) && !elsewhere.test(name));
    expect(rows.map(({ route }) => route)).toEqual(expect.arrayContaining(named));
  });
});
