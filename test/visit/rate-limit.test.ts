import { beforeEach, describe, expect, it } from 'vitest';
import { routes as openRoutes } from '../../functions/http/public/routes.ts';
import { slipNumber } from '../../shared/visit/rules/slip-number.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { hoursLater } from '../support/cases.ts';
import { openCallerOf } from '../support/open-call.ts';
import { aVillage, zhuoma } from '../support/village.ts';
import { aTask, home } from '../support/visits.ts';

const setUp = async () => {
  const village = await aVillage();
  await loadTasks(village.ctx, [aTask()]);
  const body = {
    id: '01JV0000000000000000000001',
    outcome: 'done',
    day: '2026-03-09',
    requests: [{ id: '01JC0000000000000000000001', kind: 'household-request', words: 'The well is dry.' }],
  };
  const path = `/tasks/${aTask().origin}/${home(1)}/outcome`;
  const { slip } = (await village.call('POST', path, zhuoma, { body })).body;
  return { ...village, slip: String(slip), ask: openCallerOf(openRoutes, village.ctx) };
};
let { call, table, moveTo, slip, ask, log } = await setUp();
beforeEach(async () => {
  ({ call, table, moveTo, slip, ask, log } = await setUp());
});

/** A number that could be one, and is not. */
const guess = (n: number) => `/slips/${slipNumber(new Uint8Array(17).fill(n))}`;

describe('an open route', () => {
  it('lets everybody behind one address look at good numbers at once, as often as they like', async () => {
    const stored = table.all();
    const once = () => Promise.all(Array.from({ length: 40 }, () => ask(`/slips/${slip}`, '198.51.100.23')));
    const answers = await once();
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(200));
    expect(table.all()).toEqual(stored);
  });

  it('slows down who tries numbers, keeps others going, and stores no address', async () => {
    const statuses = [];
    for (let n = 0; n < 32; n += 1) statuses.push((await ask(guess(n), '198.51.100.23')).status);
    expect(statuses).toEqual([...Array(30).fill(404), 429, 429]);
    const stopped = await ask(`/slips/${slip}`, '198.51.100.23');
    expect(stopped).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
    expect((await ask(`/slips/${slip}`, '203.0.113.9')).status).toBe(200);
    moveTo(hoursLater(0.02));
    expect((await ask(`/slips/${slip}`, '198.51.100.23')).status).toBe(200);
    expect(JSON.stringify([table.all(), log.lines])).not.toMatch(/198\.51|203\.0/);
  });

  it('says to a browser too when to come back', async () => {
    for (let n = 0; n < 30; n += 1) await ask(guess(n), '198.51.100.23');
    const page = await ask(`/slips/${slip}`, '198.51.100.23', { accept: 'text/html' });
    expect(page).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
    expect(page.headers['content-type']).toContain('text/html');
  });

  it('lets twelve behind one mobile network look at their slips and feeds at once, while somebody there guesses', async () => {
    const path = (await call('POST', '/me/calendar', zhuoma)).body.path;
    for (let n = 0; n < 20; n += 1) await ask(guess(n), '198.51.100.23');
    const looks = Array.from({ length: 12 }, (_, n) => ask(n % 2 ? `/slips/${slip}` : path, '198.51.100.23'));
    expect((await Promise.all(looks)).map(({ status }) => status)).toEqual(Array(12).fill(200));
  });

  it.each([
    { why: 'misspelt', path: () => '/slips/ABC' },
    { why: 'all at once', path: guess },
  ])('stops numbers that are tried $why', async ({ path }) => {
    const tried = Array.from({ length: 60 }, (_, n) => ask(path(n), '198.51.100.23'));
    const found = (await Promise.all(tried)).filter(({ status }) => status === 404);
    expect(found.length).toBeLessThanOrEqual(30);
    for (let n = 0; n < 30; n += 1) await ask(path(n), '198.51.100.23');
    expect((await ask(path(99), '198.51.100.23')).status).toBe(429);
  });

  it('is not slowed down by calendars that were given up, nor they by it', async () => {
    const gone = `/me/calendar.ics/${'A'.repeat(43)}`;
    for (let n = 0; n < 30; n += 1) expect((await ask(gone, '198.51.100.23')).status).toBe(404);
    expect((await ask(gone, '198.51.100.23')).status).toBe(429);
    expect((await ask(`/slips/${slip}`, '198.51.100.23')).status).toBe(200);
    for (let n = 0; n < 31; n += 1) await ask(guess(n), '203.0.113.9');
    expect((await ask(gone, '203.0.113.9')).status).toBe(404);
  });
});
