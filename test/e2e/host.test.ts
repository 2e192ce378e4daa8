import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newUlid } from '../../shared/runtime/context.ts';
import { ask, tokenOf } from '../support/host/ask.ts';
import { freshFolder, lastWords, type RunningHost, runHost, WITHIN_MS } from '../support/host/run-host.ts';
import { waitUntil } from '../support/host/wait-until.ts';

const report = () => ({
  id: newUlid(Date.now()),
  kind: 'household-request',
  subject: { type: 'area', id: '623027101001001' },
  words: 'The lane is washed out.',
});

describe('the host', { timeout: WITHIN_MS }, () => {
  const folder = freshFolder();
  let host: RunningHost;
  beforeAll(async () => {
    host = await runHost({ folder });
  }, WITHIN_MS);
  afterAll(() => host.end('SIGKILL'));

  it('is healthy as soon as it says that it is ready', async () => {
    expect(await ask(`${host.url}/health`)).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('leaves its folder to no second host', async () => {
    const { code, said } = await lastWords({ folder });
    expect(code).toBe(1);
    expect(said.trim()).toMatch(/^Another host works on .*DOORSTEP_DATA=/);
  });

  it('lists who one can be: somebody for every role', async () => {
    const { body } = await ask(`${host.url}/local/users`);
    const roles = new Set(body.items.map((one: { role: string }) => one.role));
    expect([...roles].sort()).toStrictEqual([
      'auditor',
      'handler',
      'registrar',
      'rights-desk',
      'supervisor',
      'worker',
    ]);
  });

  it('moves its clock and gives it back', async () => {
    const clock = (now: unknown) => ask(`${host.url}/local/clock`, { method: 'POST', body: { now } });
    expect((await clock('2027-03-01T09:00:00+08:00')).body.now).toMatch(/^2027-03-01T01:00:00/);
    const token = await tokenOf(host.url, 'w-zhuoma');
    const opened = await ask(`${host.url}/cases`, { method: 'POST', token, body: report() });
    expect(opened.body.reportedAt).toMatch(/^2027-03-01T01:00/);
    const back = (await clock(null)).body;
    expect(back.now.slice(0, 16)).toBe(back.realNow.slice(0, 16));
    expect((await clock('soon')).status).toBe(400);
  });

  it('runs a schedule at once and shows what it answers', async () => {
    const run = (name: string) => ask(`${host.url}/local/schedules/${name}/run`, { method: 'POST' });
    expect(await run('sweep-overdue')).toMatchObject({ status: 200, body: { complete: true } });
    expect((await run('sweep-everything')).status).toBe(404);
    const { body } = await ask(`${host.url}/local/schedules`);
    const quarter = new Date(body.items[0].nextRunAt).getUTCMinutes();
    expect(quarter % 15).toBe(0);
  });
});

describe('a start that cannot be', { timeout: WITHIN_MS }, () => {
  it('says in one line that the port is in use', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const { port } = holder.address() as { port: number };
    const { code, said } = await lastWords({ folder: freshFolder(), port: String(port) });
    holder.close();
    expect(code).toBe(1);
    expect(said.trim()).toBe(
      `Port ${port} is in use. Stop what runs there, or choose another: PORT=${port + 1} npm start`,
    );
  });

  it.each(['http', '70000', '-1', '1.5'])('says in one line that PORT=%s is no port', async (port) => {
    const { code, said } = await lastWords({ folder: freshFolder(), port });
    expect(code).toBe(1);
    expect(said.trim()).toBe(`PORT is "${port}"; it must be a number from 0 to 65535.`);
  });
});

describe('the end of a host', { timeout: WITHIN_MS }, () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('by %s keeps the data', async (signal) => {
    const folder = freshFolder();
    const host = await runHost({ folder });
    const token = await tokenOf(host.url, 'w-zhuoma');
    const body = report();
    const first = await ask(`${host.url}/cases`, { method: 'POST', token, body });
    expect(first.status).toBe(201);
    expect(await host.end(signal)).toBe(0);

    const again = await runHost({ folder });
    const kept = await ask(`${again.url}/cases/${body.id}`, { token: await tokenOf(again.url, 'w-zhuoma') });
    expect(kept).toMatchObject({ status: 200, body: { id: body.id, status: 'reported' } });
    await again.end('SIGTERM');
  });

  it('lets whatever is under way be answered', async () => {
    const host = await runHost({ folder: freshFolder() });
    const token = await tokenOf(host.url, 'w-zhuoma');
    const statuses: number[] = [];
    const client = async () => {
      try {
        while (true)
          statuses.push((await ask(`${host.url}/cases`, { method: 'POST', token, body: report() })).status);
      } catch {
        // Nobody listens any more.
      }
    };
    const clients = Array.from({ length: 6 }, client);
    await waitUntil(() => statuses.length >= 12);
    expect(await host.end('SIGTERM')).toBe(0);
    await Promise.all(clients);
    expect(new Set(statuses)).toStrictEqual(new Set([201]));
  });
});
