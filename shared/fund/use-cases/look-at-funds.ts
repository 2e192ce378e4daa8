import type { Context } from '../../table/context.ts';
import { dueOf, type Look } from '../../table/look.ts';
import { fundLists, reconcileFund } from './reconcile-fund.ts';

const AT_ONCE = 4;

/** Mends nothing: which of the two is wrong, an auditor has to find out. */
const sumUp = async (ctx: Context, fund: string): Promise<boolean> => {
  const { agrees } = await reconcileFund(ctx, fund);
  if (!agrees) throw new Error('The sums of the fund are not what its entries come to.');
  return false;
};

/** Holds the sums of every fund against its ledger; one that differs rings the alarm. */
export const fundLook: Look = {
  atOnce: AT_ONCE,
  due: async (ctx) =>
    (await fundLists(ctx)).map((list) =>
      dueOf(list, ({ sk }) => ({ id: sk, process: () => sumUp(ctx, sk) })),
    ),
};
