import { beforeEach, describe, expect, it } from 'vitest';
import { routes as openRoutes } from '../../functions/http/public/routes.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { findWorker, workerWrite } from '../../shared/worker/store/worker-store.ts';
import { hoursLater } from '../support/cases.ts';
import { openCallerOf } from '../support/open-call.ts';
import { aVillage, dorje, zhuoma } from '../support/village.ts';
import { aTask, home } from '../support/visits.ts';

const setUp = async () => {
  const village = await aVillage();
  return { ...village, ask: openCallerOf(openRoutes, village.ctx) };
};
let { call, table, ctx, ask, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, table, ctx, ask, moveTo } = await setUp());
});
const left = async (id: string) => {
  const worker = await findWorker(ctx, id);
  if (worker === undefined) throw new Error(`There is no ${id} in the village.`);
  const left = { active: false, leftOn: '2026-03-09', reason: 'other-post' } as const;
  await ctx.table.write([workerWrite(worker, { ...worker, version: worker.version + 1, ...left })]);
};
const issue = async (claims = zhuoma): Promise<string> =>
  (await call('POST', '/me/calendar', claims)).body.path;

describe('the calendar of visits', () => {
  it('is valid iCalendar: CRLF, lines of at most 75 octets, whole days', async () => {
    await loadTasks(ctx, [
      aTask({ household: home(1), from: '2026-03-13' }),
      aTask({ household: home(2), from: '2026-03-13' }),
      aTask({ household: home(2), from: '2026-03-13', origin: 'other-2026' }),
      aTask({ household: home(3), dueOn: '2026-03-05' }),
    ]);
    const { status, text, headers } = await ask(await issue());
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'text/calendar; charset=utf-8' });
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const lines = text.split('\r\n');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
    expect(lines).toEqual(expect.arrayContaining(['VERSION:2.0', 'END:VCALENDAR']));
    const unfolded = text.replaceAll('\r\n ', '').split('\r\n');
    expect(unfolded.filter((line) => line.startsWith('PRODID:'))).toHaveLength(1);
    expect(unfolded.filter((line) => line.startsWith('DTSTART'))).toEqual([
      'DTSTART;VALUE=DATE:20260309',
      'DTSTART;VALUE=DATE:20260313',
    ]);
    expect(unfolded.filter((line) => line.startsWith('SUMMARY:'))).toEqual([
      'SUMMARY:走访 1 户，1 项 · ཁྱིམ་ཚང་ 1 ལ་འཚམས་འདྲི་ 1 · 1 visit(s) at 1 door(s)',
      'SUMMARY:走访 2 户，3 项 · ཁྱིམ་ཚང་ 2 ལ་འཚམས་འདྲི་ 3 · 3 visit(s) at 2 door(s)',
    ]);
    const uids = unfolded.filter((line) => line.startsWith('UID:'));
    expect(new Set(uids).size).toBe(2);
    expect(unfolded.filter((line) => line.startsWith('DTSTAMP:'))).toEqual(
      Array(2).fill('DTSTAMP:20260309T010000Z'),
    );
  });

  it('shows a visit of a campaign on the day of its plan, one that somebody waits for on its last day', async () => {
    await loadTasks(ctx, [
      aTask({ household: home(1), from: '2026-03-10' }),
      aTask({ household: home(2), from: '2026-03-11' }),
      aTask({ household: home(3), from: '2026-03-06' }),
      aTask({
        household: home(3),
        origin: '01JD0000000000000000000077',
        reason: 'no-work',
        from: '2026-03-06',
        dueOn: '2026-03-12',
      }),
    ]);
    const { text } = await ask(await issue());
    expect([...text.matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].map(([, day]) => day)).toEqual([
      '20260309',
      '20260310',
      '20260311',
      '20260312',
    ]);
  });

  it('leaves the days free for other appointments', async () => {
    await loadTasks(ctx, [aTask()]);
    expect((await ask(await issue())).text).toContain('\r\nTRANSP:TRANSPARENT\r\n');
  });

  it('is sent again only when it says something else, and then with a greater sequence', async () => {
    await loadTasks(ctx, [aTask({ from: '2026-03-11' })]);
    const path = await issue();
    const sequenceOf = (text: string) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]);
    const first = await ask(path);
    const tag = first.headers['etag'];
    expect(tag).toMatch(/^W\/".+"$/);
    moveTo(hoursLater(1));
    const same = await ask(path, undefined, { 'if-none-match': String(tag) });
    expect(same).toMatchObject({ status: 304, text: '' });
    await loadTasks(ctx, [aTask({ household: home(2), from: '2026-03-11' })]);
    const next = await ask(path, undefined, { 'if-none-match': String(tag) });
    expect(next.status).toBe(200);
    expect(sequenceOf(next.text)).toBeGreaterThan(sequenceOf(first.text));
  });

  it('holds no name, address, worker or number of a household', async () => {
    await loadTasks(ctx, [aTask()]);
    const { text } = await ask(await issue());
    expect(text).not.toMatch(/Household|Lane|zhuoma|623027|holiday/i);
  });

  it('is looked at by many calendar programs behind one address at once', async () => {
    const path = await issue();
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask(path)));
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(200));
  });

  it('leaves out a house in mourning', async () => {
    await loadTasks(ctx, [aTask()]);
    const path = await issue();
    const body = { id: '01JD0000000000000000000001', day: '2026-03-08' };
    await call('POST', `/households/${home(1)}/deaths`, zhuoma, { body });
    expect((await ask(path)).text).not.toContain('20260313');
  });

  it('stops with its token: revoked, replaced, or of somebody whose access was withdrawn', async () => {
    const first = await issue();
    const second = await issue();
    expect((await ask(first)).status).toBe(404);
    expect((await ask(second)).status).toBe(200);
    await left('w-zhuoma');
    expect((await ask(second)).status).toBe(404);
    const other = await issue(dorje);
    expect((await call('DELETE', '/me/calendar', dorje)).body).toEqual({ revoked: true });
    expect((await call('DELETE', '/me/calendar', dorje)).status).toBe(200);
    expect((await ask(other)).status).toBe(404);
  });

  it('cannot be read by who reads the table', async () => {
    const token = (await issue()).split('/').at(-1) ?? '';
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(JSON.stringify(table.all())).not.toContain(token);
  });

  it.each(['/me/calendar.ics/short', `/me/calendar.ics/${'A'.repeat(43)}`])('is not at %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });
});
