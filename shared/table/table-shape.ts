import { indexes } from './key.ts';

/** The table as data: infra declares it on AWS and the local host creates it, so that the two cannot differ. */
export const tableShape = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Epoch seconds after which the engine may remove an item. */
  timeToLive: 'expiresAt',
  stream: 'NEW_AND_OLD_IMAGES',
  /** Each projects whole items. */
  indexes: Object.entries(indexes).map(([name, { pk, sk }]) => ({ name, partitionKey: pk, sortKey: sk })),
} as const;
