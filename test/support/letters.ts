import { vi } from 'vitest';
import { fillInboxes } from '../../functions/consumers/fill-inboxes.ts';
import { enqueueNotices } from '../../functions/consumers/gather-messages.ts';
import { routes as meRoutes } from '../../functions/http/me/routes.ts';
import { channelsOf } from '../../shared/notification/store/channel-store.ts';
import { eventOf } from '../../shared/publishing/event-mappers.ts';
import type { Change } from '../../shared/table/stream-event.ts';
import type { Item } from '../../shared/table/table.ts';
import type { Claims } from './call.ts';
import { callerOf } from './call.ts';
import { prefecture } from './oversight.ts';
import { queued } from './sqs.ts';

export const WAY = '01JQ00000000000000000000W1';
const keyOf = ({ pk, sk }: Item) => `${pk} ${sk}`;

/** A prefecture whose stream and queues are carried by hand: each call hands on what was written since the last. */
export const withPost = async () => {
  vi.stubEnv('APP_URL', 'https://app.example.org');
  vi.stubEnv('MAIL_HOST', 'mail.example.org:587');
  const test = await prefecture();
  const { ctx, table } = test;
  const me = callerOf(meRoutes, ctx);
  const { write } = table;
  let stream: Change[] = [];
  table.write = async (writes) => {
    const puts = writes.flatMap((one) => ('put' in one ? [one.put] : []));
    const before = new Map((await table.getMany(puts)).map((item) => [keyOf(item), item]));
    await write(writes);
    const at = ctx.now();
    stream.push(...puts.map((after) => ({ before: before.get(keyOf(after)), after, at })));
  };

  /** The events of everything that was written since the last call, one for each write, as the stream tells them. */
  const news = () => {
    const changes = stream;
    stream = [];
    return changes.flatMap((change) => eventOf(change) ?? []);
  };

  /** Lets consumers run until nothing is left; `times` hands every message over more than once. */
  const carry = async (times = 1) => {
    const first = news();
    const cases = first.filter(({ type }) => type === 'doorstep.case.changed.v1');
    for (let n = 0; n < times; n += 1) await fillInboxes(queued(...cases), ctx);
    const notices = [...first, ...news()].filter(({ type }) => type === 'doorstep.notice.left.v1');
    for (let n = 0; n < times; n += 1) await enqueueNotices(queued(...notices), ctx);
  };
  /** What was written since the last call is told to nobody. */
  const lose = async () => void news();
  const inboxOf = async (who: Claims, box = 'mine') => (await me('GET', `/me/inbox?box=${box}`, who)).body;
  const aboutOf = async (who: Claims, box = 'mine') =>
    (await inboxOf(who, box)).items.map(({ notice }: { notice: { about: string } }) => notice.about);
  const addMail = (who: Claims, id = WAY) =>
    me('POST', '/me/ways', who, { body: { id, target: { type: 'e-mail', mailbox: 'someone@example.org' } } });
  const way = async (address: string) => (await channelsOf(ctx, address))[0];
  /** What the letter says that this mailbox waits for. */
  const codeAt = async (address: string, id = WAY) =>
    (await channelsOf(ctx, address)).find((channel) => channel.id === id)?.confirmation?.code ?? '';
  /** Types what the letter said. */
  const confirmMail = async (who: Claims, address: string = who.sub, id = WAY) =>
    me('POST', `/me/ways/${id}/confirm`, who, { body: { code: await codeAt(address, id) } });
  return { ...test, me, carry, lose, inboxOf, aboutOf, addMail, way, codeAt, confirmMail };
};
