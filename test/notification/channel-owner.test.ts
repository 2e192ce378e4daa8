import { beforeEach, describe, expect, it } from 'vitest';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { addChannel, channelsOf } from '../../shared/notification/store/channel-store.ts';
import { staffFaults } from '../harness/invariants/staff.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import { callerOf } from '../support/call.ts';
import { meanwhile } from '../support/meanwhile.ts';

const target = { type: 'e-mail', mailbox: 'someone@example.org', language: 'zh-CN' } as const;
const aChannel = {
  id: '01JQ00000000000000000000W1',
  address: 'w-zhuoma',
  by: 'w-zhuoma',
  target,
  version: 1,
  sentUpTo: 0,
  attempts: 0,
  givenUp: 0,
};

let test = await aPrefecture(staff, []);
beforeEach(async () => {
  test = await aPrefecture(staff, []);
});

const leave = (call = test.call) =>
  call('POST', '/workers/w-zhuoma/disable', people.wangmo, { body: { reason: 'left-service' } });
const faults = () => staffFaults(test.table.all());

describe('a channel and the last day of whom it tells', () => {
  it.each([
    ['the worker', 'WORKER'],
    ['how many channels there were', 'WAYS'],
    ['what was removed', 'REMOVED#01JQ00000000000000000000W1'],
  ])('is not made when they leave after %s was read', async (_, sk) => {
    const table = meanwhile(test.table, (key) => key.sk === sk, leave);
    await expect(addChannel({ ...test.ctx, table }, aChannel)).rejects.toThrow('access.changed');
    expect(await channelsOf(test.ctx, 'w-zhuoma')).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('is ended when it was made after whoever takes them out of service had looked', async () => {
    const made = () => addChannel(test.ctx, aChannel);
    const table = meanwhile(test.table, (key) => key.sk === 'WORKER', made);
    expect(await leave(callerOf(staff, { ...test.ctx, table }))).toMatchObject({ status: 200 });
    expect(faults()).toEqual([]);
  });

  it.each(['BULLETIN', 'WAYS'])('is ended when it was made beside the reading of %s', async (read) => {
    const made = () => addChannel(test.ctx, aChannel);
    const table = meanwhile(test.table, ({ pk, sk }) => pk === read || sk === read, made);
    expect(await leave(callerOf(staff, { ...test.ctx, table }))).toMatchObject({ status: 200 });
    expect(faults()).toEqual([]);
  });

  it('is ended when it was made after their channels were looked for', async () => {
    const { query } = test.table;
    let made: unknown;
    const looked: typeof query = async (asked) => {
      const page = await query(asked);
      if (asked.pk === 'MAIL#w-zhuoma') made ??= await addChannel(test.ctx, aChannel);
      return page;
    };
    const table = { ...test.table, query: looked };
    expect(await leave(callerOf(staff, { ...test.ctx, table }))).toMatchObject({ status: 200 });
    expect(made).toBeDefined();
    expect(faults()).toEqual([]);
  });

  it('is ended when a query does not show yet that it was made', async () => {
    await addChannel(test.ctx, aChannel);
    const { query } = test.table;
    const lagging: typeof query = async (asked) =>
      asked.pk === 'MAIL#w-zhuoma' ? { items: [] } : query(asked);
    const table = { ...test.table, query: lagging };
    expect(await leave(callerOf(staff, { ...test.ctx, table }))).toMatchObject({ status: 200 });
    expect(faults()).toEqual([]);
  });

  it('is not made for the inbox of a unit that they are not in', async () => {
    const way = { ...aChannel, address: 'unit:xh-roads' };
    await expect(addChannel(test.ctx, way)).rejects.toThrow('access.changed');
    expect(await channelsOf(test.ctx, 'unit:xh-roads')).toEqual([]);
  });

  it('is given to who stands in no register, as those who run the service', async () => {
    await addChannel(test.ctx, { ...aChannel, address: 'w-unknown', by: 'w-unknown' });
    expect(await channelsOf(test.ctx, 'w-unknown')).toHaveLength(1);
  });
});

describe('a channel that is sent twice at once', () => {
  const another = (n: number) => ({ ...aChannel, id: `01JQ0000000000000000000X0${n}` });
  /** A list that does not show yet the channel which another sending has just made; what `happens` comes before it. */
  const hiding = (table: typeof test.table, happens = async () => {}): typeof test.table => ({
    ...table,
    async query(asked) {
      await happens();
      const page = await table.query(asked);
      return { ...page, items: page.items.filter(({ id }) => id !== aChannel.id) };
    },
  });

  it('is answered as made where the others alone are as many as there may be', async () => {
    for (const n of [1, 2, 3, 4]) await addChannel(test.ctx, another(n));
    const made = async () => {
      await addChannel(test.ctx, aChannel);
      await addChannel({ ...test.ctx, table: hiding(test.table) }, another(5));
    };
    const table = hiding(test.table, made);
    expect(await addChannel({ ...test.ctx, table }, aChannel)).toMatchObject(aChannel);
  });
});
