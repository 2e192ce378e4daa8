import { fundLists, reconcileFund } from '../../fund/use-cases/reconcile-fund.ts';
import type { Context } from '../../table/context.ts';
import type { Certificate } from '../rules/certificate.ts';
import { sweepPartitions } from './run-sweep.ts';

const AT_ONCE = 4;

/** Mends nothing: which of the two is wrong, an auditor has to find out. */
const fold = async (ctx: Context, fund: string): Promise<boolean> => {
  const { agrees } = await reconcileFund(ctx, fund);
  if (!agrees) throw new Error('The sums of the fund are not what its entries come to.');
  return false;
};

/** Holds the sums of every fund against its ledger, and leaves a certificate; one that differs rings the alarm. */
export const reconcileFunds = async (ctx: Context): Promise<Certificate> =>
  sweepPartitions(
    {
      job: 'funds',
      partitions: await fundLists(ctx),
      atOnce: AT_ONCE,
      idOf: ({ sk }) => sk,
      process: ({ sk }) => fold(ctx, sk),
    },
    ctx,
  );
