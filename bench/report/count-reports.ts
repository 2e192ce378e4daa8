import { createHash } from 'node:crypto';
import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { routes } from '../../functions/http/cases/routes.ts';
import { type Answered, callerOf } from '../../test/support/call.ts';
import { type Meter, meter } from '../meter/meter.ts';
import { type Reading, readingOf } from '../meter/reading.ts';
import { TABLE, type Testbed } from '../testbed.ts';
import { realContext } from './real-context.ts';
import { reportNo, workerNo } from './sample-reports.ts';

/** The one read that reports share: whose access was withdrawn, at most every 10 s in each instance. */
const isShared = ({ partition }: { readonly partition: string | undefined }) => partition === 'BULLETIN';

export interface Cost {
  readonly own: Reading;
  readonly shared: Reading;
  readonly answer: Answered;
}

export interface Counted {
  readonly first: readonly Cost[];
  readonly retries: readonly Cost[];
  /** Whether every item of the table is, byte for byte, what it was before the retries. */
  readonly untouched: boolean;
  readonly byLength: readonly { readonly characters: number; readonly writeUnits: number }[];
}

/** The same item always as the same text: the engine hands attributes out in any order. */
const sorted = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value)
    .map(([name, one]): [string, unknown] => [name, sorted(one)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
};

const fingerprint = async (client: DynamoDBClient): Promise<string> => {
  const lines: string[] = [];
  let after: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: TABLE, ConsistentRead: true, ExclusiveStartKey: after }),
    );
    lines.push(...(page.Items ?? []).map((item) => JSON.stringify(sorted(item))));
    after = page.LastEvaluatedKey;
  } while (after !== undefined);
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
};

const cost = async ({ calls }: Meter, work: () => Promise<Answered>): Promise<Cost> => {
  const before = calls.length;
  const answer = await work();
  const since = calls.slice(before);
  return {
    own: readingOf(since.filter((call) => !isShared(call))),
    shared: readingOf(since.filter(isShared)),
    answer,
  };
};

/** Texts of these lengths, in Chinese characters of three bytes, say where a timeline entry passes 1 KB. */
const LENGTHS = [20, 100, 200, 300, 400, 500];

/** Reports `count` cases through the whole handler, one after the other, and then each of them again. */
export const countReports = async (testbed: Testbed, count: number): Promise<Counted> => {
  const client = testbed.client();
  const plain = testbed.client();
  const reading = meter(client);
  const call = callerOf(routes, realContext(client));
  const report = (n: number, more: object = {}) =>
    cost(reading, () => call('POST', '/cases', workerNo(n), { body: { ...reportNo(n), ...more } }));

  // An instance's very first call reads the control record; the ones that are counted find it read.
  await report(count);
  const first: Cost[] = [];
  for (let n = 0; n < count; n += 1) first.push(await report(n));
  const before = await fingerprint(plain);
  const retries: Cost[] = [];
  for (let n = 0; n < count; n += 1) retries.push(await report(n));
  const untouched = before === (await fingerprint(plain));
  const byLength: { characters: number; writeUnits: number }[] = [];
  for (const [n, characters] of LENGTHS.entries()) {
    const { own } = await report(count + 1 + n, { words: '门'.repeat(characters) });
    byLength.push({ characters, writeUnits: own.writeUnits });
  }
  return { first, retries, untouched, byLength };
};
