import { describe, expect, it } from 'vitest';
import { reconcilePlaces } from '../../scripts/restore/reconcile-places.ts';
import type { Channel } from '../../shared/notification/rules/channel.ts';
import { addChannel, channelsOf } from '../../shared/notification/store/channel-store.ts';
import { queuePartition } from '../../shared/notification/store/keys.ts';
import {
  enqueueNotice,
  queuedNotices,
  queueHead,
  saveChannel,
} from '../../shared/notification/store/queue-store.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import { allOf, type Item, type Table } from '../../shared/table/table.ts';
import { MONDAY } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import { WAY } from '../support/letters.ts';

const ADDRESS = 'area:623027';
const PARTS = ['HEAD', 'OUT#', 'ARRIVED#', 'WAY#'] as const;
const url = 'https://county.doorstep.example/news';
const way: Channel = {
  id: WAY,
  address: ADDRESS,
  target: { type: 'webhook', url },
  version: 1,
  sentUpTo: 0,
  attempts: 0,
  givenUp: 0,
};

const inboxOf = (table: Table) => allOf(table, { pk: queuePartition(ADDRESS) });

/** The inbox before and after its second notice, which was sent at once. */
const twoNotices = async () => {
  const table = memoryTable();
  const { ctx } = testContext(table);
  await addChannel(ctx, way);
  await enqueueNotice(ctx, ADDRESS, { id: 'first', at: MONDAY });
  const before = await inboxOf(table);
  await enqueueNotice(ctx, ADDRESS, { id: 'second', at: MONDAY });
  const [due] = await channelsOf(ctx, ADDRESS);
  if (due === undefined) throw new Error('The way has gone.');
  const { nextAt: _, ...sent } = { ...due, version: due.version + 1, sentUpTo: 2 };
  await saveChannel(ctx, due, sent, await queueHead(ctx, ADDRESS));
  return { before, after: await inboxOf(table) };
};

/** What a backup holds that copied some parts before the second notice came, and the others after it. */
const tornOf = async (late: readonly string[]): Promise<Item[]> => {
  const { before, after } = await twoNotices();
  return PARTS.flatMap((part) =>
    (late.includes(part) ? after : before).filter(({ sk }) => sk.startsWith(part)),
  );
};

const every = Array.from({ length: 2 ** PARTS.length }, (_, n) =>
  PARTS.filter((_part, bit) => n & (2 ** bit)),
);

describe('the order of an inbox in a backup', () => {
  it.each(every.map((late) => ({ late })))(
    'goes on, and tells of nothing twice, where it holds the latest of $late and no more',
    async ({ late }) => {
      const torn = await tornOf(late);
      const { puts, removes } = reconcilePlaces(ADDRESS, torn);
      const gone = new Set(removes.map(({ sk }) => sk));
      const table = memoryTable();
      await table.load(torn.filter(({ sk }) => !gone.has(sk)));
      await table.load(puts);
      const { ctx } = testContext(table);

      const sentBefore = (await channelsOf(ctx, ADDRESS))[0]?.sentUpTo ?? 0;
      for (const id of ['first', 'second', 'third']) await enqueueNotice(ctx, ADDRESS, { id, at: MONDAY });
      const arrivals = await queuedNotices(ctx, ADDRESS, 0, 10);
      expect(arrivals.map(({ id }) => id)).toEqual(['first', 'second', 'third']);
      expect(arrivals.at(-1)?.seq).toBe((await queueHead(ctx, ADDRESS)).seq);
      expect(arrivals.at(-1)?.seq).toBeGreaterThan(sentBefore);
      expect(reconcilePlaces(ADDRESS, await inboxOf(table))).toEqual({ puts: [], removes: [] });
    },
  );

  it('still says what is urgent where the number that counts it is missing', async () => {
    const table = memoryTable();
    const { ctx } = testContext(table);
    await addChannel(ctx, way);
    await enqueueNotice(ctx, ADDRESS, { id: 'first', at: MONDAY, urgent: true });
    await enqueueNotice(ctx, ADDRESS, { id: 'second', at: MONDAY });
    const torn = (await inboxOf(table)).filter(({ sk }) => sk !== 'HEAD');
    const restored = memoryTable();
    await restored.load([...torn, ...reconcilePlaces(ADDRESS, torn).puts]);
    expect(await queueHead(testContext(restored).ctx, ADDRESS)).toMatchObject({ seq: 2, urgentUpTo: 1 });
  });

  it('is left as it is where nothing is torn', async () => {
    const { before, after } = await twoNotices();
    for (const items of [before, after, []])
      expect(reconcilePlaces(ADDRESS, items)).toEqual({ puts: [], removes: [] });
  });

  it('would stand still without being mended', async () => {
    const table = memoryTable();
    await table.load(await tornOf(['OUT#']));
    await expect(enqueueNotice(testContext(table).ctx, ADDRESS, { id: 'third', at: MONDAY })).rejects.toThrow(
      'queue sends again',
    );
  });
});
