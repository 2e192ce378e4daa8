import { beforeEach, describe, expect, it } from 'vitest';
import { fillInboxes } from '../../functions/consumers/fill-inboxes.ts';
import { deputyItem } from '../../shared/link/store/links.ts';
import { MONDAY } from '../support/cases.ts';
import { withPost } from '../support/letters.ts';
import { ID, ORDER, people } from '../support/oversight.ts';
import { queued } from '../support/sqs.ts';
import { aLink } from '../support/village.ts';
import { home } from '../support/visits.ts';

let test: Awaited<ReturnType<typeof withPost>>;
beforeEach(async () => {
  test = await withPost();
  await test.open();
  await test.carry();
});

describe('an inbox', () => {
  it('is filled with what its owner has to know, as a kind of news and a link, and nothing that was said', async () => {
    await test.step(people.township, 'accept');
    await test.step(people.township, 'assign', { to: { unit: 'xh-roads' }, words: 'Please look at once.' });
    await test.carry();
    const { items, unread } = await test.inboxOf(people.handler, 'unit');
    expect(items).toMatchObject([
      { notice: { kind: 'case', about: 'assigned', caseId: ID }, unread: true, link: `/cases/${ID}` },
    ]);
    expect(unread).toEqual([
      { box: 'mine', count: 0 },
      { box: 'unit', count: 1 },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/look|lane|zhuoma/);
  });

  it.each([
    { what: 'a report', who: people.township, box: 'area', about: 'to-accept', path: [] },
    {
      what: 'an order',
      who: people.handler,
      box: 'unit',
      about: 'order-asked',
      path: [['county', 'follow-ups', { id: ORDER, words: 'And?', answerBy: '2026-03-11' }]],
    },
    {
      what: 'the answer to an order',
      who: people.county,
      box: 'area',
      about: 'order-answered',
      path: [
        ['county', 'follow-ups', { id: ORDER, words: 'And?', answerBy: '2026-03-11' }],
        ['handler', `follow-ups/${ORDER}/answer`, { words: 'Friday.' }],
      ],
    },
    {
      what: 'an extension asked for',
      who: people.township,
      box: 'area',
      about: 'extension-asked',
      path: [['handler', 'extension/ask', { count: 5, words: 'Rain.' }]],
    },
    {
      what: 'an answer to be verified',
      who: people.worker,
      box: 'mine',
      about: 'to-verify',
      path: [['handler', 'answer', { result: 'solved', words: 'Filled.' }]],
    },
  ] as const)('tells of $what', async ({ who, box, about, path }) => {
    await test.toHandling();
    for (const [by, verb, body] of path) {
      await test.step(people[by], verb, body);
      await test.carry();
    }
    await test.carry();
    expect(await test.aboutOf(who, box)).toContain(about);
  });

  it('tells the owner, the level above and the one who must tell the requester that a case is late', async () => {
    await test.toHandling();
    await test.sweepAt('2026-03-16T16:00:00.000Z');
    await test.carry();
    expect(await test.aboutOf(people.handler, 'unit')).toContain('overdue');
    expect(await test.aboutOf(people.township, 'area')).toContain('overdue');
    expect(await test.aboutOf(people.worker)).toContain('tell-requester');
    expect(await test.aboutOf(people.county, 'area')).toEqual([]);
  });

  it('tells the county of a danger at once, before any sweep', async () => {
    await test.open({ id: '01JQ0000000000000000000002', kind: 'safeguarding', priority: 'P0' });
    await test.carry();
    expect(await test.aboutOf(people.county, 'area')).toEqual(['danger']);
  });

  it('asks the one who reported whether a solution lasted', async () => {
    await test.toClosed();
    await test.sweepAt('2026-04-08T01:00:00.000Z');
    await test.carry();
    expect(await test.aboutOf(people.worker)).toContain('ask-outcome');
  });

  it('holds each piece of news once, however often its event comes', async () => {
    await test.toHandling();
    await test.carry(3);
    const { items, unread } = await test.inboxOf(people.township, 'area');
    expect(items).toHaveLength(1);
    expect(unread).toContainEqual({ box: 'area', count: 1 });
  });

  it('counts down as notices are read, once each', async () => {
    const read = async () => {
      const { items } = await test.inboxOf(people.township, 'area');
      const notices = items.map(({ notice: { day, id } }: { notice: { day: string; id: string } }) => ({
        day,
        id,
      }));
      return test.me('POST', '/me/inbox/read', people.township, { body: { box: 'area', notices } });
    };
    await test.open({ id: '01JQ0000000000000000000002' });
    await test.carry();
    expect(await read()).toMatchObject({ status: 200, body: { unread: 0 } });
    expect(await read()).toMatchObject({ status: 200, body: { unread: 0 } });
    const { items } = await test.inboxOf(people.township, 'area');
    expect(items.map(({ unread }: { unread: boolean }) => unread)).toEqual([false, false]);
    expect((await test.inboxOf(people.colleague, 'area')).unread).toContainEqual({ box: 'area', count: 0 });
  });

  it('goes on page by page', async () => {
    for (const n of [2, 3]) await test.open({ id: `01JQ000000000000000000000${n}` });
    await test.carry();
    const first = (await test.me('GET', '/me/inbox?box=area&limit=2', people.township)).body;
    const second = (await test.me('GET', `/me/inbox?box=area&limit=2&cursor=${first.next}`, people.township))
      .body;
    expect([...first.items, ...second.items]).toHaveLength(3);
  });

  it.each([
    { why: 'a box that I do not have', who: people.worker, query: 'box=area', status: 404 },
    { why: 'a unit that I am not of', who: people.township, query: 'box=unit', status: 404 },
    { why: 'an address', who: people.worker, query: 'address=area:623027', status: 400 },
  ])('cannot be asked for by $why', async ({ who, query, status }) => {
    expect(await test.me('GET', `/me/inbox?${query}`, who)).toMatchObject({ status });
  });

  it('cannot be read with the cursor of somebody else', async () => {
    const { body } = await test.me('GET', '/me/inbox?box=area&limit=1', people.township);
    const stolen = `/me/inbox?box=area&limit=1&cursor=${body.next}`;
    expect(await test.me('GET', stolen, people.county)).toMatchObject({ status: 400 });
  });

  it('is that of whoever had the case when the step was taken, however late its event comes', async () => {
    await test.step(people.township, 'accept');
    await test.step(people.township, 'assign', { to: { unit: 'xh-roads' } });
    await test.step(people.handler, 'return', { words: 'Not ours.', suggestion: 'xh-water' });
    await test.step(people.township, 'assign', { to: { unit: 'xh-water' } });
    await test.carry();
    expect(await test.aboutOf(people.handler, 'unit')).toEqual(['reassigned', 'assigned']);
    expect(await test.aboutOf(people.water, 'unit')).toEqual(['assigned']);
  });

  describe('of whoever is away', () => {
    const away = { worker: 'w-zhuoma', from: '2026-03-09', to: '2026-03-20', reason: 'leave' } as const;
    const written = { version: 1, createdAt: MONDAY, createdBy: 'r-1', digest: 'd' };
    const dawa = { ...people.worker, sub: 'w-dawa' };

    it.each([
      { who: 'who comes to the same door', linked: ['w-zhuoma'] },
      { who: 'who comes to another one', linked: [] },
    ])('is read by a deputy as well $who, and the case with it', async ({ linked }) => {
      const OTHER = '01JQ0000000000000000000002';
      await test.table.load([
        deputyItem({ ...away, deputy: dawa.sub, ...written }, MONDAY),
        ...linked.map((worker) => aLink(worker, home(1))),
      ]);
      await test.open({ id: OTHER, subject: { type: 'household', id: home(1) } });
      await test.toHandling(OTHER);
      await test.step(people.handler, 'answer', { result: 'solved', words: 'Done.' }, OTHER);
      await test.carry(2);
      expect(await test.aboutOf(people.worker)).toEqual(['to-verify', 'accepted']);
      expect(await test.aboutOf(dawa)).toEqual(['to-verify', 'accepted']);
      expect((await test.call('GET', `/cases/${OTHER}`, dawa)).body).toMatchObject({ shown: 'whole' });
      expect(await test.step(dawa, 'verify', { reached: 'confirmed' }, OTHER)).toMatchObject({ status: 200 });
    });
  });

  it('hands back alone a message that cannot be read', async () => {
    const answer = await fillInboxes(
      queued({ data: { caseId: 'x' } }, { data: { caseId: ID, version: 1 } }),
      test.ctx,
    );
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'message-0' }]);
  });
});
