import { DynamoDBClient, type TransactWriteItem, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { routes } from '../../functions/http/cases/routes.ts';
import { areaHandler } from '../../shared/http/area-handler.ts';
import type { HttpEvent } from '../../shared/http/http-event.ts';
import type { Services } from '../../shared/runtime/services.ts';
import { eventFor } from '../../test/support/call.ts';
import type { Ground } from '../ground.ts';
import { writesIn } from '../meter/units.ts';
import { quantile, rounded, type Spread, spreadOf } from '../spread.ts';
import { lambdaContext } from './lambda-context.ts';
import { realServices } from './real-services.ts';
import { reportNo, workerNo } from './sample-reports.ts';

const handlerOver = (services: Services) => {
  const handler = areaHandler(routes, () => services);
  return async (event: HttpEvent) => {
    const { statusCode } = await handler(event, lambdaContext);
    if (statusCode !== 201) throw new Error(`A report was answered with ${statusCode}.`);
  };
};

const eventsFrom = (start: number, count: number, now: string): HttpEvent[] =>
  Array.from({ length: count }, (_, n) =>
    eventFor('POST', '/cases', workerNo(start + n), { body: reportNo(start + n) }, now),
  );

/** The very transactions that the handler would send for these events, caught on their way out. */
const transactionsOf = async (events: readonly HttpEvent[]): Promise<TransactWriteItem[][]> => {
  const caught: TransactWriteItem[][] = [];
  const client = new DynamoDBClient({
    region: 'nowhere',
    credentials: { accessKeyId: '-', secretAccessKey: '-' },
  });
  client.middlewareStack.add(
    () =>
      async ({ input }) => {
        const writes = writesIn(input);
        if (writes !== undefined) caught.push(writes);
        return { output: { $metadata: {} }, response: {} };
      },
    { step: 'initialize', name: 'catch' },
  );
  const report = handlerOver(realServices(client));
  for (const event of events) await report(event);
  return caught;
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** Far from the numbers of the reports that were counted before. */
const FIRST_NUMBER = 100_000;

const sum = (times: readonly number[]) => times.reduce((a, b) => a + b, 0);

export interface Race {
  readonly calls: number;
  /** Of the handler over the raw transaction: 1 is as fast, 0.85 must be reached. */
  readonly throughput: Spread;
  /** Of the median call of each, as a share of the handler's: what is left when the stalls of a busy machine are not counted. */
  readonly typical: Spread;
  /** Of the handler over the raw transaction: 1 is as fast, 1.2 must not be passed. */
  readonly p99: Spread;
  /** The same over the calls of all pairs together: of a few hundred calls, the 99th hundredth is a matter of luck. */
  readonly p99OfAll: number;
  readonly rawMs: Spread;
  readonly handlerMs: Spread;
}

interface Times {
  readonly raw: number[];
  readonly handler: number[];
}

/** Call by call in turns, so that whatever else slows the machine down hits both. */
const oneRound = async (
  client: DynamoDBClient,
  transactions: readonly TransactWriteItem[][],
  report: (event: HttpEvent) => Promise<void>,
  events: readonly HttpEvent[],
): Promise<Times> => {
  const times: Times = { raw: [], handler: [] };
  for (const [n, TransactItems] of transactions.entries()) {
    const event = events[n];
    if (event === undefined) break;
    times.raw.push(await timed(() => client.send(new TransactWriteItemsCommand({ TransactItems }))));
    times.handler.push(await timed(() => report(event)));
  }
  return times;
};

const p99Ratio = ({ raw, handler }: Times) => quantile(handler, 0.99) / quantile(raw, 0.99);

/**
 * P2: the full handler against nothing but the transaction it must do, one call at a time, as in a Lambda. The first
 * round warms up and is thrown away.
 */
export const raceTransaction = async (ground: Ground, pairs: number, calls: number): Promise<Race> => {
  const services = realServices(ground.client());
  const report = handlerOver(services);
  const client = ground.client();
  const rounds: Times[] = [];
  for (let round = 0; round <= pairs; round += 1) {
    const first = FIRST_NUMBER + round * 2 * calls;
    const transactions = await transactionsOf(eventsFrom(first, calls, services.now()));
    const events = eventsFrom(first + calls, calls, services.now());
    rounds.push(await oneRound(client, transactions, report, events));
  }
  const counted = rounds.slice(1);
  const all: Times = {
    raw: counted.flatMap(({ raw }) => raw),
    handler: counted.flatMap(({ handler }) => handler),
  };
  const ofEach = (figure: (times: Times) => number) => spreadOf(counted.map(figure));
  return {
    calls,
    throughput: ofEach(({ raw, handler }) => sum(raw) / sum(handler)),
    typical: ofEach(({ raw, handler }) => quantile(raw, 0.5) / quantile(handler, 0.5)),
    p99: ofEach(p99Ratio),
    p99OfAll: rounded(p99Ratio(all)),
    rawMs: ofEach(({ raw }) => sum(raw) / calls),
    handlerMs: ofEach(({ handler }) => sum(handler) / calls),
  };
};
