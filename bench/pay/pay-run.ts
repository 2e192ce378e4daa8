import { routes } from '../../functions/http/money/routes.ts';
import { entriesBegin, fundPartition } from '../../shared/fund/store/keys.ts';
import { reconcileFund } from '../../shared/fund/use-cases/reconcile-fund.ts';
import type { Context } from '../../shared/table/context.ts';
import { people } from '../../test/support/a-prefecture.ts';
import { callerOf } from '../../test/support/call.ts';
import { theStaff, theTree } from '../../test/support/register.ts';
import type { Transactions } from './counted-transactions.ts';

const FUND = '01JQ00000000000000000000F0';
const idOf = (n: number) => `01JQ0000000000000000${String(n).padStart(6, '0')}`;
const PAID_FEN = 100_001;

export interface PayRun {
  readonly build: string;
  /** Transactions that the payments took, sent again or not. */
  readonly attempts: number | string;
  readonly paid: number;
  readonly refused: number;
  /** Fen that are left. */
  readonly free: number;
  /** Whether the sums are what the entries come to. */
  readonly agrees: boolean;
  /** Entries that came of sending each payment a second time. */
  readonly again: number;
}

const DAY = '2026-03-09';

const openFund = async (call: ReturnType<typeof callerOf>, fen: number): Promise<void> => {
  const fund = { id: FUND, name: 'Study rooms', programme: 'partnership', area: '623027101203' };
  await call('POST', '/funds', people.dorje, { body: { ...fund, unit: 'xh-roads' } });
  const giver = { type: 'person' };
  const received = { id: idOf(0), kind: 'received', amountFen: fen, day: DAY, giver };
  await call('POST', `/funds/${FUND}/entries`, people.dorje, { body: received });
};

/** So many payments of one fund at the same moment, of which half can be made, and all of them once more. */
export const payAtOnce = async (
  build: string,
  ctx: Context,
  atOnce: number,
  transactions?: Transactions,
): Promise<PayRun> => {
  await ctx.table.load([...theTree(), ...theStaff()]);
  const call = callerOf(routes, ctx);
  await openFund(call, PAID_FEN * Math.floor(atOnce / 2));
  const pay = (n: number) => {
    const payee = { type: 'unit', id: 'xh-water' };
    const body = { id: idOf(n + 1), kind: 'paid', amountFen: PAID_FEN, day: DAY, payee };
    return call('POST', `/funds/${FUND}/entries`, people.dorje, { body });
  };
  const payAll = () => Promise.all(Array.from({ length: atOnce }, (_, n) => pay(n)));
  const entries = () => ctx.table.count({ pk: fundPartition(FUND), begins: entriesBegin() });
  const before = transactions?.sent ?? 0;
  const answers = await payAll();
  const attempts = transactions === undefined ? '-' : transactions.sent - before;
  const written = await entries();
  await payAll();
  const { body } = await call('GET', `/funds/${FUND}`, people.dorje);
  return {
    build,
    attempts,
    paid: answers.filter(({ status }) => status === 201).length,
    refused: answers.filter(({ status, body: told }) => status === 409 && told.code === 'money.not-enough')
      .length,
    free: body.freeFen,
    agrees: (await reconcileFund(ctx, FUND)).agrees,
    again: (await entries()) - written,
  };
};
