import { dayOf } from '../../base/instant.ts';
import { areaAddress } from '../../notification/rules/address.ts';
import { noticeWrite } from '../../notification/store/inbox-store.ts';
import type { Context } from '../../table/context.ts';
import { WriteRefused } from '../../table/table.ts';
import type { CampaignIn } from '../rules/campaign.ts';
import { goesOutOn } from '../rules/next-action.ts';

type CampaignToNotifyOf = CampaignIn<'planned' | 'publishing'>;

const noticeOf = (campaign: CampaignToNotifyOf, ctx: Context) => {
  const { id, area, openedAt, status } = campaign;
  const told = { kind: 'campaign', to: areaAddress(area), at: ctx.now(), campaign: id } as const;
  if (status === 'publishing') {
    const day = dayOf(campaign.publishedAt);
    return { ...told, id: `${id}:published`, day, about: 'published' as const };
  }
  const on = goesOutOn(campaign);
  const waits = { ...told, id: `${id}:planned`, day: dayOf(openedAt), about: 'planned' as const };
  return on === undefined ? waits : { ...waits, goesOutOn: on };
};

/** Tells those who decide on a campaign that its plan waits for them and until when, and that it has gone out: once each. */
export const notifyOfCampaign = async (ctx: Context, campaign: CampaignToNotifyOf): Promise<void> => {
  try {
    await ctx.table.write([noticeWrite(noticeOf(campaign, ctx))]);
  } catch (error) {
    // It was told when the first plan stood; each day makes another one.
    if (!(error instanceof WriteRefused)) throw error;
  }
};
