import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe } from 'vitest';
import { localAws } from '../../local/aws.ts';
import { createTable } from '../../local/create-table.ts';
import { type Engine, startEngine } from '../../local/engine.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import type { Table } from '../../shared/table/table.ts';
import { batchesContract } from '../harness/table-contract/batches.ts';
import { guardsContract } from '../harness/table-contract/guards.ts';
import { indexesContract } from '../harness/table-contract/indexes.ts';
import { itemsContract } from '../harness/table-contract/items.ts';
import { queriesContract } from '../harness/table-contract/queries.ts';

let engine: Engine;
let client: DynamoDBClient;

beforeAll(async () => {
  engine = await startEngine();
  client = new DynamoDBClient({ ...localAws, endpoint: engine.endpoint });
  await createTable(client, 'contract');
});

afterAll(async () => {
  client.destroy();
  await engine.stop();
});

const builds: { name: string; build: () => Table }[] = [
  { name: 'in memory', build: memoryTable },
  { name: 'on the engine', build: () => dynamoTable(client, 'contract') },
];

describe.each(builds)('the table $name', ({ build }) => {
  let built: Table;
  let turn = 0;
  beforeAll(() => {
    built = build();
  });
  const testbed = {
    table: () => built,
    // Unlike that of any other run, because the engine may be one that others use too.
    freshPk: () => {
      turn += 1;
      return `P${turn}-${process.pid}-${Date.now()}`;
    },
  };

  itemsContract(testbed);
  guardsContract(testbed);
  batchesContract(testbed);
  queriesContract(testbed);
  indexesContract(testbed);
});
