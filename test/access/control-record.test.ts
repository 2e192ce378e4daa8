import { expect, it } from 'vitest';
import {
  noteCampaignState,
  readControlRecord,
  retireCodes,
  revokeTokens,
} from '../../shared/access/store/control-record.ts';
import { hoursLater } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import { withRival } from '../support/rival.ts';

it('loses nothing that somebody else adds at the same moment', async () => {
  const { ctx, table } = testContext();
  await revokeTokens(ctx, 'w-first', hoursLater(1));
  const revoke = (worker: string) => () => revokeTokens(ctx, worker, hoursLater(1));
  const facing = (rival: () => Promise<unknown>) => ({ ...ctx, table: withRival(table, rival) });
  await revokeTokens(facing(revoke('w-rival')), 'w-second', hoursLater(1));
  await retireCodes(facing(revoke('w-other')), { '623027101201': '623027101202' });
  const campaign = { put: { pk: 'CAMPAIGN#c', sk: 'CAMPAIGN' }, guard: 'absent' } as const;
  await noteCampaignState(facing(revoke('w-third')), 'c', 'cancelled', campaign);
  const record = await readControlRecord(ctx, 0);
  expect(Object.keys(record.withdrawn).toSorted()).toStrictEqual([
    'w-first',
    'w-other',
    'w-rival',
    'w-second',
    'w-third',
  ]);
  expect(record).toMatchObject({
    version: 7,
    retired: { '623027101201': '623027101202' },
    campaigns: { c: 'cancelled' },
  });
});
