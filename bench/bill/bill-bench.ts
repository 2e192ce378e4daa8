import { countAlarms } from '../../infra/alarm-descriptions.ts';
import { type Bench, type Sheet, wholeNumber } from '../bench.ts';
import { rounded } from '../spread.ts';
import { onTestbed } from '../testbed.ts';
import { existing, NO_USE, plus, priced, times, totalOf, type Use } from './bill.ts';
import { jobsAtRest } from './jobs.ts';
import { monthOn } from './month.ts';
import { type Prices, pricesOf } from './prices.ts';
import { ASSUMED, MONTH_OF_A_DEVICE } from './usage.ts';

/** P11, in dollars a month. */
const MOST = { idle: 2, month: 8, furtherMillion: 2.2 };

const rowOf = (action: string, use: Use) => ({
  action,
  requests: use.gatewayRequests,
  'lambda calls': use.lambdaCalls,
  'write units': use.writeUnits,
  'read units': use.readUnits,
  events: use.events,
  'queue requests': use.queueRequests,
});

type Scene = Awaited<ReturnType<typeof monthOn>>;

const sheetsOf = (uses: Readonly<Record<string, Use>>, dollars: typeof MOST, title: string): Sheet[] => [
  {
    title: 'One of each, with all that follows from it',
    rows: Object.entries(uses).map(([action, use]) => rowOf(action, use)),
  },
  {
    title,
    rows: [
      { what: 'idle', dollars: dollars.idle, 'at most': MOST.idle },
      { what: 'with the devices', dollars: dollars.month, 'at most': MOST.month },
      { what: 'a further million requests', dollars: dollars.furtherMillion, 'at most': MOST.furtherMillion },
    ],
  },
];

/** Reports come first, so that there is a case to look at, and its end last. */
const measureActions = async ({ actions, measured }: Scene) => {
  const uses: Record<string, Use> = {};
  for (const [action, work] of Object.entries(actions)) uses[action] = await measured(work);
  return uses;
};

const monthOf = (uses: Readonly<Record<string, Use>>): Use =>
  Object.entries(MONTH_OF_A_DEVICE).reduce(
    (sum, [action, often]) => plus(sum, times(uses[action] ?? NO_USE, often)),
    NO_USE,
  );

const MILLION_REQUESTS = 1_000_000;

/** Before anybody does anything, but after all that followed from loading: what stands there, and jobs that find nothing. */
const measureIdle = async (scene: Scene, prices: Prices) => {
  await scene.measured(async () => undefined);
  const jobs = await jobsAtRest(scene.measured, scene.ctx);
  const dollars = existing(countAlarms('prod'), prices) + totalOf(priced(jobs, prices, ASSUMED));
  return { jobs, dollars };
};

export const billBench: Bench = {
  says: 'what a month costs, from what is counted here and a file of prices (P11)',
  options: { devices: '700', prices: 'us-east-1-2026-11' },
  run: (options) =>
    onTestbed(async (testbed) => {
      const devices = wholeNumber('devices', options['devices']);
      const prices = pricesOf(options['prices'] ?? '');
      const scene = await monthOn(testbed);
      const { jobs, dollars: idle } = await measureIdle(scene, prices);
      const uses = await measureActions(scene);
      const month = monthOf(uses);
      const costOf = (often: number) => totalOf(priced(times(month, often), prices, ASSUMED));
      const dollars = {
        idle: rounded(idle, 2),
        month: rounded(idle + costOf(devices), 2),
        furtherMillion: rounded(costOf(MILLION_REQUESTS / month.gatewayRequests), 2),
      };
      return {
        figures: { devices, dollars, most: MOST, month, uses, jobs, assumed: ASSUMED, prices },
        sheets: sheetsOf(
          uses,
          dollars,
          `A month of ${devices} devices, in dollars (${prices.region}, ${prices.asOf})`,
        ),
      };
    }),
};
