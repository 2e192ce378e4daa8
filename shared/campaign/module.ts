import type { Grants, KeyPrefixes, Looks, PublishedKeys } from '../base/module-data.ts';

const everybodyAround = {
  worker: ['in-area', 'around-me'],
  handler: ['in-area', 'around-me'],
  supervisor: ['in-area', 'around-me'],
  registrar: ['in-area'],
} as const;

const overseers = { supervisor: ['in-area'] } as const;

export const grants = {
  /** Everybody may know of the campaign that they visit for; its load is for those who balance it. */
  'campaign.read': everybodyAround,
  'campaign.load': overseers,
  'campaign.publish': overseers,
  'campaign.cancel': overseers,
  'campaign.extend': overseers,
  /** Everybody may know of the days for which they visit; a locality sets its own, and nobody another's. */
  'holiday.read': everybodyAround,
  'holiday.change': { supervisor: ['own-area'] },
} as const satisfies Grants;

export const keyPrefixes = { own: ['HOLIDAYS#', 'HOLIDAY#'], shared: ['CAMPAIGN#'] } satisfies KeyPrefixes;

/** An import has chunks too, of which nobody hears. */
export const publishedKeys = {
  'doorstep.campaign.chunk-called.v1': { pk: 'CAMPAIGN#', sk: 'CHUNK#' },
} as const satisfies PublishedKeys;

export const looks = {
  'open-campaigns': 'no holiday campaign is opened, planned anew or sent out by itself',
} as const satisfies Looks;
