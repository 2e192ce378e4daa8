import { CHUNK_VISITS } from '../../shared/campaign/rules/plan-chunk.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { runKills } from '../../test/harness/campaign-kills/run-kills.ts';
import { loadPrefecture } from '../../test/support/prefecture.ts';
import { type Bench, wholeNumber } from '../bench.ts';
import { rounded } from '../spread.ts';
import { onTestbed, TABLE } from '../testbed.ts';

const MOST_REDUNDANT = 0.05;

/** R3 at full size. On the engine the same deliveries die at the same request, whoever is faster. */
export const killsBench: Bench = {
  says: 'a campaign whose workers are killed, from messages that come once to three times (R3)',
  options: {
    households: '20600',
    kills: '200',
    workers: '8',
    seed: String(Date.now() % 1_000_000),
    chunk: String(CHUNK_VISITS),
  },
  run: (options) =>
    onTestbed(async (testbed) => {
      const table = dynamoTable(testbed.client(), TABLE);
      const households = wholeNumber('households', options['households']);
      const seed = wholeNumber('seed', options['seed']);
      console.log(`Seed ${seed}: --seed ${seed} replays it.\n`);
      await loadPrefecture(table, households);
      const start = performance.now();
      const report = await runKills({
        table,
        seed,
        kills: wholeNumber('kills', options['kills']),
        workers: wholeNumber('workers', options['workers']),
        chunkVisits: wholeNumber('chunk', options['chunk']),
        name: 'mid-autumn',
      });
      const { tasks, lost, extra, reverted, redundant } = report;
      const holds = tasks === households && lost + extra + reverted === 0 && redundant <= MOST_REDUNDANT;
      if (!holds) throw new Error(`The campaign is not as it was planned: ${JSON.stringify(report)}`);
      const { says, ...counts } = report;
      return {
        figures: { ...report, seconds: rounded((performance.now() - start) / 1_000, 1) },
        sheets: [{ title: `It says that it is ${says.status}, with ${says.tasks} tasks`, rows: [counts] }],
      };
    }),
};
