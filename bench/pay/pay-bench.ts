import { contextOver } from '../../shared/runtime/context.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import { chanceFrom } from '../../test/harness/campaign-kills/chance.ts';
import { type Bench, wholeNumber } from '../bench.ts';
import { realContext } from '../report/real-context.ts';
import { silentLog } from '../silent-log.ts';
import { onTestbed } from '../testbed.ts';
import { countedTransactions } from './counted-transactions.ts';
import { type PayRun, payAtOnce } from './pay-run.ts';

const MONDAY = '2026-03-09T01:00:00.000Z';

const onEngine = (build: string, atOnce: number, clashing: number): Promise<PayRun> =>
  onTestbed(({ client }) => {
    const own = client();
    const transactions = countedTransactions(own, clashing, chanceFrom(1));
    return payAtOnce(build, realContext(own), atOnce, transactions);
  });

export const payBench: Bench = {
  says: 'payments of one fund at the same moment, of which half can be made',
  options: { 'at-once': '100' },
  async run(options) {
    const atOnce = wholeNumber('at-once', options['at-once']);
    const engine = await onEngine('engine', atOnce, 0);
    const runs = [
      engine,
      await onEngine('engine, a third of the transactions cancelled', atOnce, 0.33),
      await payAtOnce(
        'in memory',
        contextOver(memoryTable(), silentLog, () => MONDAY),
        atOnce,
      ),
    ];
    const half = Math.floor(atOnce / 2);
    const isKept = runs.every(
      (one) =>
        one.paid === half && one.refused === atOnce - half && one.free === 0 && one.agrees && one.again === 0,
    );
    const { attempts, paid, refused, free } = engine;
    return {
      figures: { attempts, paid, refused, free, runs, isKept },
      sheets: [{ title: `${atOnce} payments at once`, rows: runs.map(rowOf) }],
      isKept,
    };
  },
};

const rowOf = ({ agrees, ...run }: PayRun) => ({ ...run, 'sums = fold': agrees ? 'yes' : 'no' });
