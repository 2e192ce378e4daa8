import { alternate } from '../alternate.ts';
import { type Bench, wholeNumber } from '../bench.ts';
import { rounded } from '../spread.ts';
import { sendReports } from './send-reports.ts';

/** Everybody is in the grid of the first report; for the baseline, everybody is in their own. */
const oneGrid = () => 0;
const ownGrid = (n: number) => n;

type Run = Awaited<ReturnType<typeof sendReports>>;

const isExact = (run: Run, reports: number) =>
  [run.acknowledged, run.stored, run.counted].every((count) => count === reports);

export const crowdBench: Bench = {
  says: 'many reports in one grid within seconds, on the engine, with the clashes of AWS (R13)',
  options: { reports: '1000', seconds: '10', turns: '2', seed: '7' },
  async run(options) {
    const number = (name: string) => wholeNumber(name, options[name]);
    const reports = number('reports');
    const crowd = (turn: number) => ({ reports, seconds: number('seconds'), seed: number('seed') + turn });
    const pairs = await alternate(
      number('turns'),
      (turn) => sendReports(crowd(turn), ownGrid),
      (turn) => sendReports(crowd(turn), oneGrid),
    );
    const turns = pairs.map(({ baseline, candidate }) => ({
      ownGrids: baseline,
      oneGrid: candidate,
      requestsPerReport: rounded(candidate.requests / reports, 2),
      secondsOverOwnGrids: rounded(candidate.seconds / baseline.seconds, 2),
    }));
    const isKept = turns.every((turn) => isExact(turn.oneGrid, reports) && isExact(turn.ownGrids, reports));
    const rows = turns.flatMap((turn) => [
      { grids: 'their own', ...turn.ownGrids },
      { grids: 'one', ...turn.oneGrid },
    ]);
    return {
      figures: { reports, turns, exact: isKept },
      sheets: [{ title: 'One grid: all are acknowledged, and the counter is exact', rows }],
      isKept,
    };
  },
};
