import type { Route } from '../../../shared/http/endpoint.ts';
import approveEntry from './approve-entry.ts';
import closeFund from './close-fund.ts';
import createFund from './create-fund.ts';
import enterEntry from './enter-entry.ts';
import getFund from './get-fund.ts';
import listEntries from './list-entries.ts';
import listFunds from './list-funds.ts';

export const routes: readonly Route[] = [
  approveEntry,
  closeFund,
  createFund,
  enterEntry,
  getFund,
  listEntries,
  listFunds,
];
