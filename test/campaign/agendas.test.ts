import { describe, expect, it } from 'vitest';
import { publishChunks } from '../../functions/consumers/publish-chunks.ts';
import { routes } from '../../functions/http/campaigns/routes.ts';
import { remindOfVisits } from '../../functions/sweeps/remind-of-visits.ts';
import { createCampaign, requireCampaign } from '../../shared/campaign/store/campaign-store.ts';
import { chunkStatuses } from '../../shared/campaign/store/chunk-status.ts';
import { planCampaign } from '../../shared/campaign/use-cases/plan-campaign.ts';
import { concludeCampaign, publishCampaign } from '../../shared/campaign/use-cases/publish-campaign.ts';
import { type Claims, callerOf } from '../support/call.ts';
import { aCampaign, messagesFor, OPENING_DAY, sqsEvent } from '../support/campaigns.ts';
import { shanghai } from '../support/clocks.ts';
import { testContext } from '../support/context.ts';
import { loadPrefecture } from '../support/prefecture.ts';
import { withRival } from '../support/rival.ts';

const ID = 'mid-autumn-2026';
const prefecture: Claims = { sub: 's-prefecture', doorstep_role: 'supervisor', doorstep_area: '623000' };
const DAY_BEFORE = shanghai('2026-09-23 09:05');

const published = async () => {
  const test = testContext();
  const { ctx, table } = test;
  await loadPrefecture(table, 20);
  test.moveTo(OPENING_DAY);
  const opened = aCampaign();
  await createCampaign(ctx, opened);
  const publishing = await publishCampaign(ctx, await planCampaign(ctx, opened), 's-prefecture');
  await publishChunks(sqsEvent(messagesFor(await chunkStatuses(ctx, ID))), ctx);
  const extend = async () => {
    const { version } = await requireCampaign(ctx, ID);
    return callerOf(routes, ctx)('POST', `/campaigns/${ID}/extend`, prefecture, {
      body: { until: '2026-10-09' },
      headers: { 'if-match': `"${version}"` },
    });
  };
  const agendas = () => table.all().filter(({ pk }) => pk === `AGENDA#${ID}`);
  return { ...test, publishing, extend, agendas };
};

describe('the agendas of a campaign', () => {
  it('keep more time that was given while the reminder job looked at them', async () => {
    const { ctx, table, moveTo, extend, agendas } = await published();
    moveTo(DAY_BEFORE);
    const rival = withRival(table, extend, (writes) =>
      writes.some((one) => 'put' in one && one.put.pk.startsWith('AGENDA#')),
    );
    expect(await remindOfVisits({ ...ctx, table: rival })).toMatchObject({ complete: true, failed: 0 });
    expect(agendas()).toMatchObject([{ firstDueOn: '2026-10-09', lastDueOn: '2026-10-09' }]);
  });

  it('keep the next look that the reminder job has noted, when a message comes twice', async () => {
    const { ctx, moveTo, publishing, agendas } = await published();
    moveTo(DAY_BEFORE);
    await remindOfVisits(ctx);
    const looked = agendas();
    await concludeCampaign(ctx, publishing);
    expect(agendas()).toEqual(looked);
  });

  it('keep more time that was given, when somebody ends the publishing late', async () => {
    const { ctx, publishing, extend, agendas } = await published();
    await extend();
    const extended = agendas();
    await concludeCampaign(ctx, publishing);
    expect(agendas()).toEqual(extended);
  });
});
