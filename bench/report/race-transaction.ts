import { DynamoDBClient, type TransactWriteItem, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { routes } from '../../functions/http/cases/routes.ts';
import type { HttpEvent } from '../../shared/http/http-event.ts';
import { areaHandler } from '../../shared/http/router.ts';
import type { Context } from '../../shared/table/context.ts';
import { eventFor } from '../../test/support/call.ts';
import { writesIn } from '../meter/units.ts';
import type { Testbed } from '../testbed.ts';
import { lambdaContext } from './lambda-context.ts';
import { type Race, type Round, raceOf, type Timed } from './race.ts';
import { realContext } from './real-context.ts';
import { reportNo, workerNo } from './sample-reports.ts';

const handlerOver = (ctx: Context) => {
  const handler = areaHandler(routes, () => ctx);
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
    // Behind the document client's translation, so that the raw client can send them.
    { step: 'serialize', priority: 'low', name: 'catch' },
  );
  const report = handlerOver(realContext(client));
  for (const event of events) await report(event);
  return caught;
};

const timed = async (work: () => Promise<unknown>): Promise<Timed> => {
  const before = process.threadCpuUsage();
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  const { user, system } = process.threadCpuUsage(before);
  return { ms, cpuUs: user + system };
};

/** Far from the numbers of the reports that were counted before. */
const FIRST_NUMBER = 100_000;

/** Call by call in turns, so that whatever else slows the machine down hits both. */
const oneRound = async (
  client: DynamoDBClient,
  transactions: readonly TransactWriteItem[][],
  report: (event: HttpEvent) => Promise<void>,
  events: readonly HttpEvent[],
): Promise<Round> => {
  const raw: Timed[] = [];
  const handler: Timed[] = [];
  for (const [n, TransactItems] of transactions.entries()) {
    const event = events[n];
    if (event === undefined) break;
    raw.push(await timed(() => client.send(new TransactWriteItemsCommand({ TransactItems }))));
    handler.push(await timed(() => report(event)));
  }
  return { raw, handler };
};

/**
 * P2: the full handler against nothing but the transaction it must do, one call at a time, as in a Lambda. The first
 * round warms up and is thrown away.
 */
export const raceTransaction = async (testbed: Testbed, pairs: number, calls: number): Promise<Race> => {
  const ctx = realContext(testbed.client());
  const report = handlerOver(ctx);
  const client = testbed.client();
  const rounds: Round[] = [];
  for (let round = 0; round <= pairs; round += 1) {
    const first = FIRST_NUMBER + round * 2 * calls;
    const transactions = await transactionsOf(eventsFrom(first, calls, ctx.now()));
    const events = eventsFrom(first + calls, calls, ctx.now());
    rounds.push(await oneRound(client, transactions, report, events));
  }
  return raceOf(calls, rounds.slice(1));
};
