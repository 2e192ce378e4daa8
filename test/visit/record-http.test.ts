import { beforeEach, describe, expect, it } from 'vitest';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { aVillage, county, stranger, township, zhuoma } from '../support/village.ts';
import { aTask, home } from '../support/visits.ts';

const ulid = (n: number) => `01JV00000000000000000000${String(n).padStart(2, '0')}`;
let { call, table, ctx, moveTo } = await aVillage();
beforeEach(async () => {
  ({ call, table, ctx, moveTo } = await aVillage());
});
const path = `/households/${home(1)}/record`;

/** Three visits on three days, each with a service and a request, and one to come. */
const aYear = async () => {
  for (const n of [1, 2, 3]) {
    const day = `2026-03-${String(8 + n).padStart(2, '0')}`;
    moveTo(`${day}T02:00:00.000Z`);
    const origin = `campaign-${n}`;
    await loadTasks(ctx, [aTask({ origin })]);
    const requests = [{ id: ulid(10 + n), kind: 'household-request', words: `Secret ${n}.` }];
    const body = { id: ulid(n), outcome: 'done', day, given: [{ kind: 'matter-done' }], requests };
    await call('POST', `/tasks/${origin}/${home(1)}/outcome`, zhuoma, { body });
  }
  await loadTasks(ctx, [aTask({ origin: 'campaign-4', dueOn: '2026-03-20' })]);
};

describe('GET /households/{householdId}/record', () => {
  it('shows visits, services, cases with their promises, and what is planned', async () => {
    await aYear();
    const { body } = await call('GET', path, zhuoma);
    expect(body.planned).toMatchObject([{ origin: 'campaign-4' }]);
    expect(body.items.map((one: { type: string }) => one.type)).toEqual([
      ...Array(3).fill('visit'),
      ...Array(3).fill('service'),
      ...Array(3).fill('case'),
    ]);
    expect(body.items[0].visit).toMatchObject({ origin: 'campaign-3', day: '2026-03-11' });
    expect(body.items[8].case).toMatchObject({ id: ulid(11), clock: { dueOn: '2026-03-10' } });
    expect(JSON.stringify(body)).not.toContain('Secret');
  });

  it('shows each line once over its pages, and what is planned on the first', async () => {
    await aYear();
    const seen: unknown[] = [];
    let next = '';
    do {
      const { body } = await call('GET', `${path}?limit=2${next}`, zhuoma);
      expect('planned' in body).toBe(next === '');
      seen.push(...body.items);
      next = body.next === undefined ? '' : `&cursor=${body.next}`;
    } while (next !== '');
    expect(seen).toEqual((await call('GET', path, zhuoma)).body.items);
  });

  it('is written down for the household to see, and not shown if that fails', async () => {
    await aYear();
    await call('GET', path, township);
    const [access] = table
      .all()
      .filter(({ pk, reader }) => pk === `ACCESS#${home(1)}` && reader === 's-township');
    expect(access).toMatchObject({ purpose: 'household.record' });
    table.load = () => Promise.reject(new Error('no log'));
    expect((await call('GET', path, township)).status).toBe(500);
  });

  it('keeps to themselves that two people talked', async () => {
    const trigger = { id: ulid(5), kind: 'worry', household: home(1), asked: true };
    await call('POST', '/triggers', zhuoma, { body: trigger });
    const done = { id: ulid(6), outcome: 'done', day: '2026-03-09' };
    await call('POST', `/tasks/${ulid(5)}/${home(1)}/outcome`, zhuoma, { body: done });
    expect((await call('GET', path, zhuoma)).body.items).toHaveLength(1);
    expect((await call('GET', path, township)).body.items).toEqual([]);
  });

  it.each([
    { why: 'a worker of another grid', claims: stranger, status: 404 },
    { why: 'who oversees from above', claims: county, status: 403 },
  ])('is not for $why', async ({ claims, status }) => {
    expect((await call('GET', path, claims)).status).toBe(status);
    expect(table.all().filter(({ pk }) => pk.startsWith('ACCESS#'))).toEqual([]);
  });
});
