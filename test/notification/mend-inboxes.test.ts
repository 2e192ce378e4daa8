import { afterEach, describe, expect, it, vi } from 'vitest';
import { reconcileInboxes } from '../../functions/sweeps/mend-inboxes.ts';
import { sendMessages } from '../../functions/sweeps/send-messages.ts';
import type { Channel, Digest } from '../../shared/notification/rules/channel.ts';
import type { Item } from '../../shared/table/table.ts';
import { withPost } from '../support/letters.ts';
import { ORDER, people } from '../support/oversight.ts';

type Post = Awaited<ReturnType<typeof withPost>>;
const OTHER = '01JQ0000000000000000000002';
const LATE = '2026-03-16T16:00:00.000Z';

/** 03:40 in the prefecture, on the night after a day. */
const nightAfter = (day: string) => `${day}T19:40:00.000Z`;

afterEach(() => vi.unstubAllEnvs());

const ask = { id: ORDER, words: 'And?', answerBy: '2026-03-11' };

const danger = (test: Post): Promise<unknown> =>
  test.open({ id: OTHER, kind: 'safeguarding', priority: 'P0' });

/** Two cases with most of what can happen to one, each deed by itself. */
const actions: ((test: Post) => Promise<unknown>)[] = [
  (test) => test.open(),
  danger,
  (test) => test.toHandling(),
  (test) => test.step(people.county, 'follow-ups', ask),
  (test) => test.step(people.handler, `follow-ups/${ORDER}/answer`, { words: 'Friday.' }),
  (test) => test.step(people.handler, 'extension/ask', { count: 5, words: 'Rain.' }),
  (test) => test.step(people.township, 'extension/deny', { words: 'No.' }),
  (test) => test.sweepAt(LATE),
  (test) => test.step(people.handler, 'answer', { result: 'solved', words: 'Filled.' }),
  (test) => test.step(people.worker, 'verify', { reached: 'confirmed' }),
  (test) => test.step(people.colleague, 'close'),
];

const live = async (test: Post, then: () => Promise<unknown> = async () => undefined) => {
  for (const action of actions) {
    await action(test);
    await then();
  }
};
const inboxes = ({ table }: Post): Item[] =>
  table
    .all()
    .filter(({ pk }) => pk.startsWith('INBOX#'))
    .sort((a, b) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1));
const arrivals = ({ table }: Post): string[] =>
  table
    .all()
    .filter(({ sk }) => sk.startsWith('ARRIVED#'))
    .map(({ pk, sk }) => `${pk} ${sk}`)
    .sort();
const reconcileAt = (test: Post, at: string) => {
  test.moveTo(at);
  return reconcileInboxes(test.ctx);
};

describe('a stream that was silent for a day', () => {
  it('has told everybody the same as one that never was, after the night', async () => {
    const [whole, silent] = [await withPost(), await withPost()];
    await live(whole, whole.carry);
    await live(silent);
    expect(inboxes(silent)).toEqual([]);
    const certificate = await reconcileAt(silent, nightAfter('2026-03-16'));
    expect(certificate).toMatchObject({ expected: 2, scanned: 2, changed: 2, failed: 0, complete: true });
    expect(inboxes(whole).length).toBeGreaterThan(10);
    expect(inboxes(silent)).toEqual(inboxes(whole));
    expect(arrivals(silent)).toEqual(arrivals(whole));
  });

  it('may lose any one event: the night brings what it would have told, and only that', async () => {
    const whole = await withPost();
    await live(whole, whole.carry);
    for (let lost = 0; lost < actions.length; lost += 1) {
      const test = await withPost();
      let n = 0;
      await live(test, () => (n++ === lost ? test.lose() : test.carry()));
      await reconcileAt(test, nightAfter('2026-03-16'));
      expect(inboxes(test), `event ${lost}`).toEqual(inboxes(whole));
      expect(arrivals(test), `event ${lost}`).toEqual(arrivals(whole));
    }
  });

  it('does not keep back what is asked about a case that ended weeks ago', async () => {
    const test = await withPost();
    await live(test, test.carry);
    await reconcileAt(test, nightAfter('2026-04-07'));
    await test.sweepAt('2026-04-17T01:00:00.000Z');
    test.lose();
    expect(await test.aboutOf(people.worker)).not.toContain('ask-outcome');
    expect(await reconcileAt(test, nightAfter('2026-04-17'))).toMatchObject({ complete: true });
    expect(await test.aboutOf(people.worker)).toContain('ask-outcome');
  });

  it('tells whoever had the case then, not whoever has it by now', async () => {
    const test = await withPost();
    await test.open();
    await test.step(people.township, 'accept');
    await test.step(people.township, 'assign', { to: { unit: 'xh-roads' } });
    await test.step(people.handler, 'return', { words: 'Not ours.', suggestion: 'xh-water' });
    await test.step(people.township, 'assign', { to: { unit: 'xh-water' } });
    await reconcileAt(test, nightAfter('2026-03-09'));
    expect(await test.aboutOf(people.handler, 'unit')).toEqual(['reassigned', 'assigned']);
    expect(await test.aboutOf(people.water, 'unit')).toEqual(['assigned']);
  });
});

describe('the job that mends inboxes', () => {
  const told: Digest[] = [];
  const send = async (test: Post, at: string) => {
    told.length = 0;
    test.moveTo(at);
    const note = async (_: Channel, digest: Digest) => {
      told.push(digest);
      return 'sent' as const;
    };
    await sendMessages(test.ctx, note, expect.unreachable);
    return told.length;
  };

  it('changes nothing where nothing was lost, and nothing a second time', async () => {
    const test = await withPost();
    await live(test, test.carry);
    const stored = () => test.table.all().filter(({ pk }) => !pk.startsWith('SWEEP#'));
    const before = stored();
    expect(await reconcileAt(test, nightAfter('2026-03-16'))).toMatchObject({ changed: 0, complete: true });
    expect(stored()).toEqual(before);

    const silent = await withPost();
    await live(silent);
    await reconcileAt(silent, nightAfter('2026-03-16'));
    const mended = silent.table.all().filter(({ pk }) => !pk.startsWith('SWEEP#'));
    expect(await reconcileAt(silent, nightAfter('2026-03-17'))).toMatchObject({ changed: 0, complete: true });
    expect(silent.table.all().filter(({ pk }) => !pk.startsWith('SWEEP#'))).toEqual(mended);
  });

  it.each([
    { what: 'in their hours', deeds: actions.filter((one) => one !== danger), atNight: 0, inTheMorning: 1 },
    { what: 'at night for a danger', deeds: actions, atNight: 1, inTheMorning: 0 },
  ])('wakes people once, $what, and not for what they had been told', async (row) => {
    const test = await withPost();
    await test.addMail(people.worker);
    await test.confirmMail(people.worker);
    for (const deed of row.deeds) await deed(test);
    await reconcileAt(test, nightAfter('2026-03-16'));
    await test.carry();
    expect(await send(test, nightAfter('2026-03-16'))).toBe(row.atNight);
    expect(await send(test, '2026-03-17T01:00:00.000Z')).toBe(row.inTheMorning);
    await reconcileAt(test, nightAfter('2026-03-17'));
    await test.carry();
    expect(await send(test, '2026-03-18T02:00:00.000Z')).toBe(0);
  });

  it('leaves what was read as read, and tells nobody of it again', async () => {
    const test = await withPost();
    await live(test, test.carry);
    const { items } = await test.inboxOf(people.worker);
    const notices = items.map(({ notice: { day, id } }: { notice: { day: string; id: string } }) => ({
      day,
      id,
    }));
    await test.me('POST', '/me/inbox/read', people.worker, { body: { notices } });
    await test.addMail(people.worker);
    await test.confirmMail(people.worker);
    await reconcileAt(test, nightAfter('2026-03-16'));
    expect((await test.inboxOf(people.worker)).unread).toContainEqual({ box: 'mine', count: 0 });
    expect(await send(test, '2026-03-17T02:00:00.000Z')).toBe(0);
  });

  it('does not bring back what has been kept for its time and is gone', async () => {
    const test = await withPost();
    await live(test, test.carry);
    const { items } = await test.inboxOf(people.township, 'area');
    const gone = test.table
      .all()
      .filter(({ pk }) => pk === 'INBOX#area:623027101' || pk === 'MAIL#area:623027101');
    for (const { pk, sk } of gone) await test.table.write([{ remove: { pk, sk }, guard: 'exists' }]);
    expect(items.length).toBeGreaterThan(0);
    await reconcileAt(test, nightAfter('2026-05-08'));
    expect((await test.inboxOf(people.township, 'area')).items).toEqual([]);
  });

  it('looks back to the last whole run, however long ago, up to four weeks', async () => {
    const test = await withPost();
    await reconcileAt(test, nightAfter('2026-03-08'));
    await live(test);
    expect(await reconcileAt(test, nightAfter('2026-04-06'))).toMatchObject({ changed: 2, complete: true });
    expect(await test.aboutOf(people.worker)).toContain('to-verify');
  });

  it('counts a case that cannot be read, mends the others, and says that it is incomplete', async () => {
    const test = await withPost();
    await live(test);
    const entry = test.table.all().find(({ pk, sk }) => pk === `CASE#${OTHER}` && sk === 'ENTRY#000001');
    if (entry === undefined) throw new Error('no entry to spoil');
    await test.table.load([{ ...entry, step: 'no such step' }]);
    await expect(reconcileAt(test, nightAfter('2026-03-16'))).rejects.toThrow(/incomplete/);
    expect(await test.aboutOf(people.worker)).toContain('to-verify');
    const { body } = await test.call('GET', '/sweeps?job=mend-inboxes', people.county);
    expect(body.items).toMatchObject([{ expected: 2, scanned: 2, changed: 1, failed: 1, complete: false }]);
    await test.table.load([entry]);
    expect(await reconcileAt(test, nightAfter('2026-03-17'))).toMatchObject({ changed: 1, complete: true });
  });

  it('sees every case, however many a page takes', async () => {
    const test = await withPost();
    const idOf = (n: number) => `01JQ00000000000000000001${String(n).padStart(2, '0')}`;
    for (let n = 0; n < 30; n += 1) await test.open({ id: idOf(n) });
    const { query } = test.table;
    test.table.query = (asked) => query({ ...asked, limit: Math.min(asked.limit ?? 7, 7) });
    expect(await reconcileAt(test, nightAfter('2026-03-09'))).toMatchObject({
      expected: 30,
      changed: 30,
      complete: true,
    });
  });
});
