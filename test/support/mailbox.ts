import { sendMessages } from '../../functions/sweeps/send-messages.ts';
import type { Channel, Digest } from '../../shared/notification/rules/channel.ts';
import type { Attempt } from '../../shared/notification/rules/deliver.ts';
import { enqueueNotice } from '../../shared/notification/store/queue-store.ts';
import type { Claims } from './call.ts';
import { people } from './oversight.ts';
import { sending } from './sending.ts';

export const ID = '01JQ00000000000000000000W3';
export const OTHER = '01JQ00000000000000000000W4';
export const target = { type: 'e-mail', mailbox: 'zhuoma@example.org' };
export const EVENING = '2026-03-09T13:00:00.000Z';
export const worker: Claims = people.worker;
export const requestId = (n: number) => `01JQ0000000000000000000R${String(n).padStart(2, '0')}`;

/** A worker who is about to name a mailbox, and what is handed to the relay meanwhile. */
export const aMailbox = async () => {
  const world = await sending();
  await world.test.me('DELETE', '/me/ways/01JQ00000000000000000000W1', worker);
  const letters: string[] = [];

  /** What the relay is handed, in place of a letter: the code, or that it is no letter with a code. */
  const relay = async (channel: Channel, digest: Digest): Promise<Attempt> => {
    letters.push(channel.confirmation?.code ?? 'news');
    return world.carry(channel, digest);
  };
  const postAt = async (at: string) => {
    world.test.moveTo(at);
    return sendMessages(world.test.ctx, relay, world.count);
  };

  const ask = (id = ID, who = worker) => world.test.me('POST', '/me/ways', who, { body: { id, target } });
  const type = (code: string, who = worker) =>
    world.test.me('POST', `/me/ways/${ID}/confirm`, who, { body: { code } });
  const again = (n: number, who = worker) =>
    world.test.me('POST', `/me/ways/${ID}/code`, who, { body: { id: requestId(n) } });
  const code = () => world.test.codeAt(worker.sub, ID);
  /** One that is not the code, another one for each number. */
  const wrong = async (n: number) => String((Number(await code()) + n) % 1_000_000).padStart(6, '0');
  const shown = async () =>
    (await world.test.me('GET', '/me/ways', worker)).body.items.find(({ id }: { id: string }) => id === ID);
  /** Something happens right after somebody has looked for the channels of the worker, once. */
  const whenLooked = (happens: () => Promise<unknown>) => {
    const { query } = world.test.table;
    world.test.table.query = async (asked) => {
      const page = await query(asked);
      if (asked.pk !== `MAIL#${worker.sub}`) return page;
      world.test.table.query = query;
      await happens();
      return page;
    };
  };
  const news = (id: string, more: object = {}) =>
    enqueueNotice(world.test.ctx, worker.sub, { id, at: world.test.ctx.now(), ...more });

  return { ...world, letters, relay, postAt, ask, type, again, code, wrong, shown, whenLooked, news };
};
