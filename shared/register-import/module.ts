import type { Grants, KeyPrefixes, PublishedKeys } from '../base/module-data.ts';

export const grants = { 'import.change': { registrar: ['in-area'] } } as const satisfies Grants;

export const keyPrefixes = { own: ['IMPORT#', 'OUTBOX#'], shared: [] } satisfies KeyPrefixes;

export const publishedKeys = {
  'doorstep.register.imported.v1': { pk: 'OUTBOX#' },
} as const satisfies PublishedKeys;
