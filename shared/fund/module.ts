import type { Grants, KeyPrefixes, Looks } from '../base/module-data.ts';

export const grants = {
  'fund.read': { handler: ['assigned'], supervisor: ['in-area'], auditor: ['in-area'] },
  'fund.keep': { handler: ['assigned'] },
  'fund.approve': { handler: ['assigned'], supervisor: ['in-area'] },
  'fund.list': { handler: ['in-area', 'around-me'], supervisor: ['in-area'], auditor: ['in-area'] },
} as const satisfies Grants;

/** What was entered in the ledgers, by township, county or prefecture, and month. */
export const counters = ['MONEY#'] as const;

export const keyPrefixes = { own: ['FUND#', 'FUNDS#'], shared: ['TALLY#'] } satisfies KeyPrefixes;

export const looks = { funds: 'nobody hears of a ledger whose sums are not right' } as const satisfies Looks;
