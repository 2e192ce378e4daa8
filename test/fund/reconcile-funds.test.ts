import { beforeEach, describe, expect, it } from 'vitest';
import { routes as money } from '../../functions/http/money/routes.ts';
import { fundKey } from '../../shared/fund/store/keys.ts';
import { fundLook } from '../../shared/fund/use-cases/look-at-funds.ts';
import { reconcileFund } from '../../shared/fund/use-cases/reconcile-fund.ts';
import { listCertificates } from '../../shared/jobs/store/sweep-store.ts';
import { runLook } from '../../shared/jobs/use-cases/look-after.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import { meanwhile } from '../support/meanwhile.ts';

const FUNDS = ['01JQ0000000000000000000F01', '01JQ0000000000000000000F02'] as const;
const ENTRY = '01JQ0000000000000000000F11';
let { call, ctx, table } = await aPrefecture(money);

const receive = (fund: string, id = ENTRY) => {
  const body = { id, kind: 'received', amountFen: 250, day: '2026-03-09', giver: { type: 'person' } };
  return call('POST', `/funds/${fund}/entries`, people.dorje, { body });
};

beforeEach(async () => {
  ({ call, ctx, table } = await aPrefecture(money));
  for (const id of FUNDS) {
    const body = { id, name: 'Aid', programme: 'care', area: '623027', unit: 'xh-roads' };
    expect((await call('POST', '/funds', people.dorje, { body })).status).toBe(201);
    await receive(id);
  }
});

describe('the ledgers, in the night', () => {
  it('are all read, and agree', async () => {
    expect(await runLook('funds', fundLook, ctx)).toMatchObject({
      expected: 2,
      scanned: 2,
      failed: 0,
      complete: true,
    });
  });

  it('ring the alarm where the sums are not what the entries come to, and mend nothing', async () => {
    await table.write([{ add: fundKey(FUNDS[1]), amounts: { freeFen: 1 } }]);
    const stored = await table.get(fundKey(FUNDS[1]));
    await expect(runLook('funds', fundLook, ctx)).rejects.toThrow(/incomplete/);
    const [certificate] = (await listCertificates(ctx, 'funds', 1, undefined)).items;
    expect(certificate).toMatchObject({ scanned: 2, failed: 1, complete: false });
    expect(await table.get(fundKey(FUNDS[1]))).toEqual(stored);
  });

  it('wait for who enters something while they are read', async () => {
    const enters = () => receive(FUNDS[0], '01JQ0000000000000000000F12');
    const during = meanwhile(table, ({ sk }) => sk === 'SUMS', enters);
    expect(await reconcileFund({ ...ctx, table: during }, FUNDS[0])).toEqual({
      fund: FUNDS[0],
      agrees: true,
    });
  });
});
