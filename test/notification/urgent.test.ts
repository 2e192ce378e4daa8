import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reconcileInboxes } from '../../functions/sweeps/mend-inboxes.ts';
import { sendMessages } from '../../functions/sweeps/send-messages.ts';
import type { ChannelTarget } from '../../shared/notification/rules/channel.ts';
import { addChannel, channelsOf } from '../../shared/notification/store/channel-store.ts';
import { enqueueNotice } from '../../shared/notification/store/queue-store.ts';
import type { Write } from '../../shared/table/table.ts';
import { WAY } from '../support/letters.ts';
import { ORDER, people } from '../support/oversight.ts';
import { withRival } from '../support/rival.ts';
import { minutes, sending } from '../support/sending.ts';

/** 20:30 on the evening before eight days off. */
const EVENING = '2026-09-30T12:30:00.000Z';
const AFTER_THE_HOLIDAY = '2026-10-08T01:00:00.000Z';
const COUNTY = 'area:623027';
const TOWNSHIP = 'area:623027101';
const danger = { id: '01JQ0000000000000000000009', kind: 'safeguarding', priority: 'P0' };

const targets: Record<ChannelTarget['type'], ChannelTarget> = {
  'web-push': { type: 'web-push', endpoint: 'https://updates.push.services.mozilla.com/wpush/v2/x' },
  'e-mail': { type: 'e-mail', mailbox: 'someone@example.org', language: 'en' },
  webhook: { type: 'webhook', url: 'https://county.example.org/doorstep' },
};
const counts = { version: 1, sentUpTo: 0, attempts: 0, givenUp: 0 };

let post: Awaited<ReturnType<typeof sending>>;
const tell = (address: string, target = targets['e-mail'], n = 2) =>
  addChannel(post.test.ctx, { id: `${WAY.slice(0, -1)}${n}`, address, target, ...counts });
const report = async (more: object = {}) => {
  expect(await post.test.open(more)).toMatchObject({ status: 201 });
  await post.test.carry();
};
const stepped = async (who: (typeof people)[keyof typeof people], verb: string, body: unknown = {}) => {
  expect(await post.test.step(who, verb, body, danger.id)).toMatchObject({ status: 200 });
  await post.test.carry();
};
const receivers = () => post.carried.map(({ to }) => to).sort();
const nextAt = async (address: string) => (await channelsOf(post.test.ctx, address)).map((one) => one.nextAt);

beforeEach(async () => {
  post = await sending();
  post.test.moveTo(EVENING);
});
afterEach(() => vi.unstubAllEnvs());

describe('a case of danger', () => {
  it.each(Object.entries(targets))('is told by %s at once on a holiday evening', async (_, target) => {
    for (const address of [TOWNSHIP, COUNTY]) await tell(address, target);
    await report(danger);
    await post.sendAt(EVENING);
    expect(receivers()).toEqual([COUNTY, TOWNSHIP]);
    expect(post.carried.map(({ urgent }) => urgent)).toEqual([true, true]);
    await post.sendAt(AFTER_THE_HOLIDAY);
    expect(post.carried).toHaveLength(2);
  });

  it('waits for nothing that might come along in office hours', async () => {
    post.test.moveTo('2026-09-29T02:00:00.000Z');
    await tell(TOWNSHIP);
    await report(danger);
    await post.sendAt('2026-09-29T02:00:00.000Z');
    expect(receivers()).toEqual([TOWNSHIP]);
  });

  it('has steps that are told at once as well', async () => {
    await report(danger);
    await tell('unit:xh-roads', targets['web-push'], 3);
    const told: number[] = [];
    const seen = async () => {
      await post.sendAt(post.test.ctx.now());
      told.push(post.carried.filter(({ to }) => to === 'unit:xh-roads').length);
    };
    await stepped(people.township, 'accept');
    await stepped(people.township, 'assign', { to: { unit: 'xh-roads' } });
    await seen();
    await stepped(people.handler, 'start');
    await stepped(people.county, 'follow-ups', { id: ORDER, words: 'And?', answerBy: '2026-10-09' });
    await seen();
    expect(told).toEqual([1, 2]);
  });

  it('is told of at once by the sweep that finds it late', async () => {
    await report(danger);
    await post.sendAt(EVENING);
    await tell(COUNTY);
    await post.test.sweepAt(minutes(60, EVENING));
    await post.test.carry();
    await post.sendAt(minutes(60, EVENING));
    expect(receivers()).toEqual([COUNTY, people.worker.sub]);
  });

  it('takes along what waits for the office to open', async () => {
    await tell(TOWNSHIP);
    await report();
    expect(await nextAt(TOWNSHIP)).toEqual([AFTER_THE_HOLIDAY]);
    await post.sendAt(minutes(1, EVENING));
    expect(post.carried).toEqual([]);
    await report(danger);
    await post.sendAt(minutes(2, EVENING));
    expect(post.carried).toMatchObject([{ to: TOWNSHIP, after: 0, upTo: 2 }]);
    expect(await nextAt(TOWNSHIP)).toEqual([undefined]);
  });

  it('leaves what is told later where it was: until the office opens', async () => {
    await tell(TOWNSHIP);
    await report(danger);
    await post.sendAt(EVENING);
    await report();
    await post.sendAt(minutes(30, EVENING));
    expect(post.carried).toHaveLength(1);
    expect(await nextAt(TOWNSHIP)).toEqual([AFTER_THE_HOLIDAY]);
  });

  it('is tried again in the night when it was not taken', async () => {
    await tell(TOWNSHIP);
    await report(danger);
    post.answers.push('failed', 'failed');
    for (const n of [0, 1, 5]) await post.sendAt(minutes(n, EVENING));
    expect(post.carried.map(({ upTo }) => upTo)).toEqual([1, 1, 1]);
    expect(await nextAt(TOWNSHIP)).toEqual([undefined]);
  });

  it('is tried at once where something else is tried again later, and as often as anything', async () => {
    await tell(TOWNSHIP, targets.webhook);
    await report();
    post.answers.push('failed', 'failed', 'failed');
    for (const n of [0, 1, 5]) await post.sendAt(minutes(n, EVENING));
    await report(danger);
    await post.sendAt(minutes(6, EVENING));
    expect(post.carried.map(({ upTo }) => upTo)).toEqual([1, 1, 1, 2]);
  });

  it('is not put off by a run that looked before it came', async () => {
    await tell(TOWNSHIP);
    post.test.moveTo('2026-09-30T09:40:00.000Z');
    await report();
    const { ctx } = post.test;
    const address = TOWNSHIP;
    const comes = () =>
      enqueueNotice(ctx, address, { id: 'urgent', at: EVENING, urgent: true }).then(() => undefined);
    const puts = (writes: readonly Write[]) =>
      writes.some((write) => 'put' in write && write.put.sk.startsWith('WAY#'));
    const { table } = ctx;
    Object.assign(ctx, { table: withRival(table, comes, puts) });
    await post.sendAt(EVENING);
    Object.assign(ctx, { table });
    await post.sendAt(minutes(5, EVENING));
    expect(post.carried.at(-1)).toMatchObject({ to: TOWNSHIP, after: 0, upTo: 2 });
  });

  it('that comes while something else is being sent goes next, in the night as well', async () => {
    await tell(TOWNSHIP, targets.webhook);
    await report();
    const { ctx } = post.test;
    const meanwhile = async (...sent: Parameters<typeof post.carry>) => {
      await enqueueNotice(ctx, TOWNSHIP, { id: 'urgent', at: EVENING, urgent: true });
      return post.carry(...sent);
    };
    await sendMessages(ctx, meanwhile, post.count);
    await post.sendAt(minutes(1, EVENING));
    expect(post.carried.map(({ upTo, urgent }) => [upTo, urgent])).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('whose news got lost is told in the night in which that is found', async () => {
    await tell(COUNTY);
    expect(await post.test.open(danger)).toMatchObject({ status: 201 });
    await post.test.lose();
    const night = '2026-09-30T19:40:00.000Z';
    post.test.moveTo(night);
    await reconcileInboxes(post.test.ctx);
    await post.sendAt(night);
    expect(receivers()).toContain(COUNTY);
  });
});

describe('a case without danger', () => {
  it('waits on a holiday evening until the office opens', async () => {
    await tell(TOWNSHIP);
    await report();
    await post.sendAt(minutes(-1, AFTER_THE_HOLIDAY));
    expect(post.carried).toEqual([]);
    await post.sendAt(AFTER_THE_HOLIDAY);
    expect(post.carried).toMatchObject([{ to: TOWNSHIP, urgent: false }]);
  });
});
