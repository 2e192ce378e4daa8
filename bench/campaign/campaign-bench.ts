import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { loadPrefecture } from '../../test/support/prefecture.ts';
import { type Bench, wholeNumber } from '../bench.ts';
import { rounded, spreadOf } from '../spread.ts';
import { onTestbed, TABLE } from '../testbed.ts';
import { countTasks } from './count-tasks.ts';
import { type CampaignRun, measureCampaign } from './measure-campaign.ts';

/** P4, over the raw floor of one write unit a task and 25 tasks a request. */
const MOST_REQUESTS = 1.06;
const MOST_UNITS = 1.003;

const rowOf = (run: CampaignRun, turn: number, households: number) => ({
  turn: turn + 1,
  requests: run.publishing.requests,
  'of floor': rounded(run.publishing.requests / Math.ceil(households / 25), 4),
  'write units': run.publishing.writeUnits,
  'of floor ': rounded(run.publishing.writeUnits / households, 5),
  'raw s': rounded(run.rawSeconds, 1),
  'published s': rounded(run.seconds, 1),
  'of raw': rounded(run.seconds / run.rawSeconds, 2),
  'planned s': rounded(run.planSeconds, 1),
});

const figuresOf = (runs: readonly CampaignRun[], households: number, counted: readonly number[]) => {
  const dearest = (of: (run: CampaignRun) => number) => Math.max(...runs.map(of));
  const requests = dearest(({ publishing }) => publishing.requests);
  const writeUnits = dearest(({ publishing }) => publishing.writeUnits);
  const floor = { requests: Math.ceil(households / 25), writeUnits: households };
  return {
    households,
    tasks: runs[0]?.tasks,
    exact: [...runs.map(({ tasks }) => tasks), ...counted].every((count) => count === households),
    chunks: runs[0]?.chunks,
    requests,
    writeUnits,
    readUnits: dearest(({ publishing }) => publishing.readUnits),
    seconds: spreadOf(runs.map(({ seconds }) => seconds)).median,
    rawSeconds: spreadOf(runs.map(({ rawSeconds }) => rawSeconds)).median,
    ofRaw: spreadOf(runs.map(({ seconds, rawSeconds }) => seconds / rawSeconds)),
    floor,
    withinBudget: requests <= MOST_REQUESTS * floor.requests && writeUnits <= MOST_UNITS * floor.writeUnits,
    unitsDisagreed: dearest(({ publishing }) => publishing.disagreed),
    planning: {
      requests: dearest(({ planning }) => planning.requests),
      readUnits: dearest(({ planning }) => planning.readUnits),
      writeUnits: dearest(({ planning }) => planning.writeUnits),
      seconds: spreadOf(runs.map(({ planSeconds }) => planSeconds)).median,
    },
  };
};

export const campaignBench: Bench = {
  says: 'what a holiday campaign costs to publish, against nothing but its batches (P4)',
  options: { households: '20600', pairs: '2' },
  run: (options) =>
    onTestbed(async (testbed) => {
      const households = wholeNumber('households', options['households']);
      const table = dynamoTable(testbed.client(), TABLE);
      const grids = await loadPrefecture(table, households);
      const runs: CampaignRun[] = [];
      for (let turn = 0; turn < wholeNumber('pairs', options['pairs']); turn += 1)
        runs.push(await measureCampaign(testbed, turn));
      const counted: number[] = [];
      for (const turn of runs.keys()) counted.push(await countTasks(table, grids, `run-${turn}-2026`));
      const figures = figuresOf(runs, households, counted);
      if (!figures.exact)
        throw new Error(`Not exactly ${households} tasks: ${JSON.stringify([figures.tasks, ...counted])}.`);
      return {
        figures,
        sheets: [
          {
            title: `Publishing ${households} visits: at most ${MOST_REQUESTS} of the requests and ${MOST_UNITS} of the units`,
            rows: runs.map((run, turn) => rowOf(run, turn, households)),
          },
        ],
      };
    }),
};
