import { setTimeout } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { routes } from '../../functions/http/cases/routes.ts';
import { caseKey } from '../../shared/case/store/keys.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { chanceFrom } from '../../test/harness/campaign-kills/chance.ts';
import { callerOf } from '../../test/support/call.ts';
import { type Bench, wholeNumber } from '../bench.ts';
import { reportNo, workerNo } from '../report/sample-reports.ts';
import { silentContext } from '../silent-context.ts';
import { rounded } from '../spread.ts';
import { onTestbed, TABLE, type Testbed } from '../testbed.ts';
import { bySecond, meanOf, recoveredAfter } from './by-second.ts';
import { type Acknowledged, usePhone } from './phone.ts';
import { throttledWire } from './throttled-wire.ts';

/** R6. */
const SHARE = 0.9;
const MOST_SECONDS = 10;
const MOST_WAVE = 2;
/** Of the throughput before. */
const RECOVERED = 0.9;

interface Setting {
  readonly seconds: number;
  readonly phones: number;
  readonly seed: number;
  /** Before the throttling and after it. */
  readonly around: number;
}

const run = async (testbed: Testbed, { seconds, phones, seed, around }: Setting) => {
  // An instance each, as Lambda gives to what runs at once: none knows how often another was refused.
  const clients = Array.from({ length: phones }, () => testbed.client());
  const wire = throttledWire(clients, chanceFrom(seed, 'wire'));
  const acknowledged: Acknowledged[] = [];
  let last = 0;
  let over = false;
  const phone = (client: DynamoDBClient, number: number) => {
    const call = callerOf(routes, silentContext(client));
    return usePhone({
      next: () => (last += 1),
      send: async (n) => (await call('POST', '/cases', workerNo(n), { body: reportNo(n) })).status < 300,
      acknowledged,
      chance: chanceFrom(seed, `phone ${number}`),
      isOver: () => over,
    });
  };
  const using = clients.map(phone);
  // The first seconds open connections and read the code.
  await setTimeout(2_000);
  const begin = performance.now();
  await setTimeout(around * 1_000);
  wire.throttle(SHARE);
  const from = performance.now();
  await setTimeout(seconds * 1_000);
  wire.throttle(0);
  const to = performance.now();
  await setTimeout(around * 1_000);
  const end = performance.now();
  over = true;
  await Promise.all(using);
  return { requests: wire.requests, acknowledged, sent: last, begin, from, to, end };
};

const countLost = async (testbed: Testbed, acknowledged: readonly Acknowledged[]) => {
  const keys = acknowledged.map(({ n }) => caseKey(reportNo(n).id));
  const stored = await dynamoTable(testbed.client(), TABLE).getMany(keys);
  return keys.length - stored.length;
};

const figuresOf = ({
  requests,
  acknowledged,
  sent,
  begin,
  from,
  to,
  end,
}: Awaited<ReturnType<typeof run>>) => {
  const times = acknowledged.map(({ at }) => at);
  const usual = {
    requests: meanOf(bySecond(requests, begin, from)),
    done: meanOf(bySecond(times, begin, from)),
  };
  const wave = (a: number, b: number) => rounded(Math.max(...bySecond(requests, a, b)) / usual.requests, 2);
  return {
    sent,
    acknowledged: acknowledged.length,
    usualPerSecond: { requests: rounded(usual.requests, 1), acknowledged: rounded(usual.done, 1) },
    acknowledgedPerSecondThrottled: rounded(meanOf(bySecond(times, from, to)), 1),
    recoveredAfterSeconds: recoveredAfter(bySecond(times, to, end), RECOVERED * usual.done),
    busiestSecondBefore: wave(begin, from),
    busiestSecondThrottled: wave(from, to),
    busiestSecondAfter: wave(to, end),
    mostTries: Math.max(...acknowledged.map(({ tries }) => tries)),
  };
};

export const throttleBench: Bench = {
  says: 'how reports live through seconds in which 90 % of the requests are refused (R6)',
  options: { seconds: '60', phones: '60', around: '15', seed: '7' },
  run: (options) =>
    onTestbed(async (testbed) => {
      const number = (name: string) => wholeNumber(name, options[name]);
      const setting = {
        seconds: number('seconds'),
        phones: number('phones'),
        seed: number('seed'),
        around: number('around'),
      };
      const result = await run(testbed, setting);
      const figures = { ...figuresOf(result), lost: await countLost(testbed, result.acknowledged) };
      const { recoveredAfterSeconds: recovered, busiestSecondAfter, busiestSecondThrottled } = figures;
      const isKept =
        figures.lost === 0 &&
        figures.sent === figures.acknowledged &&
        recovered !== undefined &&
        recovered <= MOST_SECONDS &&
        Math.max(busiestSecondAfter, busiestSecondThrottled) <= MOST_WAVE;
      const rows = [
        { what: 'acknowledged and lost', measured: figures.lost, 'at most': 0 },
        { what: 'recovered after, s', measured: recovered ?? 'never', 'at most': MOST_SECONDS },
        { what: 'busiest second before, of usual', measured: figures.busiestSecondBefore, 'at most': '-' },
        {
          what: 'busiest second while throttled, of usual',
          measured: busiestSecondThrottled,
          'at most': MOST_WAVE,
        },
        { what: 'busiest second afterwards, of usual', measured: busiestSecondAfter, 'at most': MOST_WAVE },
      ];
      return {
        figures: { ...figures, withinBudget: isKept },
        sheets: [{ title: `${setting.seconds} s of 90 % throttling`, rows }],
        isKept,
      };
    }),
};
