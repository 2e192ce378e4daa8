import { type Command, keyed } from '../operation.ts';
import * as people from '../people.ts';

const readers = [...people.movers.slice(0, 2), ...people.overseers];

const add: Command = {
  kind: 'channel',
  weight: 2,
  async make(draw) {
    const who = draw.of(readers) ?? people.chief;
    const id = draw.ulid();
    const target = { type: 'e-mail', mailbox: `${draw.name}@example.org`, language: 'en' };
    return {
      request: { who, method: 'POST', target: '/me/ways', body: { id, target }, headers: keyed(draw) },
      learn: (_answer, { ways }) => void ways.push({ id, owner: who.sub }),
    };
  },
};

const remove: Command = {
  kind: 'channel-end',
  weight: 2,
  async make(draw, { ways }) {
    const way = draw.of(ways);
    const who = readers.find(({ sub }) => sub === way?.owner);
    if (way === undefined || who === undefined) return undefined;
    return {
      request: { who, method: 'DELETE', target: `/me/ways/${way.id}`, headers: keyed(draw) },
      effect: async (read, answer) => {
        const { status, body } = await read.get(who, '/me/ways');
        if (status !== 200 || answer?.status !== 200) return undefined;
        return Number(!body.items.some(({ id }: { id: string }) => id === way.id));
      },
    };
  },
};

const markRead: Command = {
  kind: 'mark-read',
  weight: 2,
  async make(draw, _known, ask) {
    const who = people.chief;
    const { status, body } = await ask({ who, method: 'GET', target: '/me/inbox?box=area' });
    // biome-ignore lint/suspicious/noExplicitAny: read as any client would
    const unread = status === 200 ? body.items.filter((line: any) => line.unread).slice(0, 3) : [];
    if (unread.length === 0) return undefined;
    // biome-ignore lint/suspicious/noExplicitAny: read as any client would
    const notices = unread.map(({ notice }: any) => ({ day: notice.day, id: notice.id }));
    return {
      request: {
        who,
        method: 'POST',
        target: '/me/inbox/read',
        body: { box: 'area', notices },
        headers: keyed(draw),
      },
      commutes: true,
      effect: async (read, answer) => {
        const lines = await read.list(who, '/me/inbox?box=area');
        const mine = lines.filter(({ notice }) => notices.some(({ id }: { id: string }) => id === notice.id));
        return answer?.status === 200 ? Number(mine.every((line) => !line.unread)) : undefined;
      },
    };
  },
};

export const inboxCommands: readonly Command[] = [add, remove, markRead];
