import { describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/campaigns/routes.ts';
import { createCampaign } from '../../shared/campaign/store/campaign-store.ts';
import { planCampaign } from '../../shared/campaign/use-cases/plan-campaign.ts';
import { callerOf } from '../support/call.ts';
import { aCampaign, OPENING_DAY } from '../support/campaigns.ts';
import { testContext } from '../support/context.ts';
import { people } from '../support/oversight.ts';
import { loadPrefecture } from '../support/prefecture.ts';

const planned = async () => {
  const test = testContext();
  await loadPrefecture(test.table, 20);
  test.moveTo(OPENING_DAY);
  const opened = aCampaign();
  await createCampaign(test.ctx, opened);
  await planCampaign(test.ctx, opened, 50);
  const call = callerOf(routes, test.ctx);
  return (verb: string, body: object) =>
    call('POST', `/campaigns/mid-autumn-2026/${verb}`, people.prefecture, {
      body,
      headers: { 'if-match': '"3"' },
    });
};

describe('the same command over a campaign, sent several times at once', () => {
  it.each([
    { verb: 'publish', body: {}, status: 202, stands: { status: 'publishing' } },
    { verb: 'cancel', body: { reason: 'weather' }, status: 200, stands: { status: 'cancelled' } },
    { verb: 'extend', body: { until: '2026-10-09' }, status: 200, stands: { until: '2026-10-09' } },
  ])('gets the same answer: $verb', async ({ verb, body, status, stands }) => {
    const post = await planned();
    const [one, ...others] = await Promise.all([1, 2, 3].map(() => post(verb, body)));
    expect(one).toMatchObject({ status, body: { ...stands, version: 4 } });
    for (const other of others) expect(other).toEqual(one);
  });

  it('and of two different ones the later is told that the campaign has changed', async () => {
    const post = await planned();
    const both = await Promise.all([
      post('extend', { until: '2026-10-09' }),
      post('cancel', { reason: 'weather' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });
});
