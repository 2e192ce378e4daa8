import { publishChunks } from '../../../functions/consumers/publish-chunks.ts';
import { createCampaign } from '../../../shared/campaign/store/campaign-store.ts';
import { planCampaign } from '../../../shared/campaign/use-cases/plan-campaign.ts';
import { linkItem } from '../../../shared/link/store/links.ts';
import { memoryTable } from '../../../shared/table/memory-table.ts';
import type { Claims } from '../../support/call.ts';
import { aCampaign, OPENING_DAY, sqsEvent } from '../../support/campaigns.ts';
import { newFestival } from '../../support/festivals.ts';
import { loadPrefecture } from '../../support/prefecture.ts';
import { aLink, TOWNSHIP, theTree } from '../../support/register.ts';
import { runs, type Script, sends } from './act.ts';
import { handedOver } from './queue.ts';
import { processOn } from './world.ts';

const HOUSEHOLDS = 60;
const CHUNK_VISITS = 30;
const ID = 'mid-autumn-2026';
const supervisor: Claims = { sub: 's-prefecture', doorstep_role: 'supervisor', doorstep_area: '623000' };

/** A prefecture with a campaign that is planned, and not published. */
const planned = async () => {
  const table = memoryTable();
  await loadPrefecture(table, HOUSEHOLDS);
  const homes = table.all().filter(({ sk }) => sk.startsWith('HH#'));
  await table.load(homes.map(({ id, liaison }) => linkItem(aLink(String(id), String(liaison)))));
  const ctx = processOn(table, () => OPENING_DAY);
  const opened = aCampaign();
  await createCampaign(ctx, opened);
  const { plan, version } = await planCampaign(ctx, opened, CHUNK_VISITS);
  return { items: table.all(), plan, version };
};

const { items, plan, version } = await planned();
/** Of the campaign as it was planned, and so many changes later. */
const ifMatch = (changes: number) => ({ headers: { 'if-match': `"${version + changes}"` } });
const chunk = (number: number) =>
  runs(`the consumer writes chunk ${number}`, (ctx) => {
    const data = { campaign: ID, plan: plan.number, number };
    return handedOver(publishChunks(sqsEvent([JSON.stringify({ detail: { data } })]), ctx));
  });

const township: Claims = { ...supervisor, sub: 's-township', doorstep_area: TOWNSHIP };

export const campaignScripts: readonly Script[] = [
  {
    name: 'a festival that its township enters and withdraws',
    items: theTree(),
    acts: [
      sends(township, 'POST /holidays', newFestival(), { at: '2026-06-15T04:00:00.000Z' }),
      sends(township, `DELETE /holidays/${newFestival().id}`, undefined),
    ],
  },
  {
    name: 'a campaign from its plan to its end',
    items,
    acts: [
      sends(supervisor, `POST /campaigns/${ID}/publish`, {}, { at: OPENING_DAY, ...ifMatch(0) }),
      ...Array.from({ length: plan.chunks }, (_, number) => chunk(number)),
      sends(supervisor, `POST /campaigns/${ID}/extend`, { until: '2026-10-08' }, ifMatch(2)),
      sends(supervisor, `POST /campaigns/${ID}/cancel`, { reason: 'weather' }, ifMatch(3)),
    ],
  },
];
