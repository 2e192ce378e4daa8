import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAws } from '../../local/aws.ts';
import { createTable } from '../../local/create-table.ts';
import { type Engine, startEngine } from '../../local/engine.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { toItem } from '../../shared/table/item.ts';
import type { Script } from '../harness/faults/act.ts';
import { runAtOnce } from '../harness/faults/at-once.ts';
import { differences } from '../harness/faults/compare.ts';
import { faultyWire, type WireFault } from '../harness/faults/faulty-wire.ts';
import { runMatrix } from '../harness/faults/matrix.ts';
import { scripts } from '../harness/faults/scripts.ts';
import {
  attempt,
  beginning,
  inMemory,
  processOn,
  type Testbed,
  type TestbedWith,
} from '../harness/faults/world.ts';
import { invariantFaults } from '../harness/invariants/invariants.ts';
import { exportSlowly } from '../harness/restore/copy.ts';

let engine: Engine;
let client: DynamoDBClient;
const newClient = () => new DynamoDBClient({ ...localAws, endpoint: engine.endpoint });
beforeAll(async () => {
  engine = await startEngine();
  client = newClient();
});
afterAll(async () => {
  client.destroy();
  await engine.stop();
});

let tables = 0;
const testbedOf = (through: DynamoDBClient, name: string): Testbed => ({
  table: dynamoTable(through, name),
  all: async () => (await exportSlowly(client, name, 1_000)).map((row) => toItem(unmarshall(row))),
});
const onEngine: TestbedWith = async (items) => {
  tables += 1;
  const name = `matrix-${tables}`;
  await createTable(client, name);
  const testbed = testbedOf(client, name);
  await testbed.table.load(items);
  return testbed;
};

const called = (name: string): Script => {
  const found = scripts.find((script) => script.name === name);
  if (found === undefined) throw new Error(`There is no script "${name}".`);
  return found;
};

describe('R1 on the real engine', () => {
  it.each(['a case refused', 'two reports of one thing'])('leaves no trace: %s', async (name) => {
    expect((await runMatrix(called(name), onEngine)).violations).toEqual([]);
  });
});

describe('H03 on the real engine', () => {
  it.each(['two reports of one thing', 'households, links and deputies'])(
    'four at once have the effect of one: %s',
    async (name) => {
      expect(await runAtOnce(called(name), onEngine, 4)).toEqual([]);
    },
  );
});

/** The whole script over one table, many calls meeting the fault; nothing is sent again by whoever sends. */
const lived = async (script: Script, testbed: Testbed) => {
  let { at } = beginning(script.items);
  const ctx = processOn(testbed.table, () => at);
  for (const act of script.acts) {
    at = act.at ?? at;
    expect(await attempt(act, ctx)).toMatchObject({ status: expect.toSatisfy((it) => it < 400) });
  }
  return testbed.all();
};

describe('what DynamoDB does and no engine here', () => {
  const everyday = ['a case from the door to its end', 'a hand-over of more than fits into one transaction'];
  const inBatches = ['an import of every kind', 'a campaign from its plan to its end'];
  const faults: Readonly<Record<WireFault, readonly string[]>> = {
    conflict: everyday,
    throttle: everyday,
    loseAnswer: [...everyday, ...inBatches],
    unprocessed: inBatches,
  };
  const all = Object.entries(faults).flatMap(([fault, names]) =>
    names.map((name) => ({ fault: fault as WireFault, name })),
  );

  it.each(all)('is noticed by nobody: $fault in $name', async ({ fault, name }) => {
    const script = called(name);
    const expected = await lived(script, await inMemory(script.items));
    const testbed = await onEngine(script.items);
    const through = newClient();
    const wire = faultyWire(through, fault);
    const found = await lived(script, { ...testbedOf(through, `matrix-${tables}`), all: testbed.all });
    through.destroy();
    expect(wire.struck()).toBeGreaterThan(2);
    expect(differences(expected, found, undefined)).toEqual([]);
    expect(invariantFaults(found)).toEqual([]);
  });
});
