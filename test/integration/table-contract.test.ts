import { beforeAll, describe } from 'vitest';
import { createTable } from '../../local/create-table.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import type { Table } from '../../shared/table/table.ts';
import { additionsContract } from '../harness/table-contract/additions.ts';
import { batchesContract } from '../harness/table-contract/batches.ts';
import { guardsContract } from '../harness/table-contract/guards.ts';
import { indexesContract } from '../harness/table-contract/indexes.ts';
import { itemsContract } from '../harness/table-contract/items.ts';
import { queriesContract } from '../harness/table-contract/queries.ts';
import { withEngine } from '../harness/with-engine.ts';

const engine = withEngine();
beforeAll(() => createTable(engine.client, 'contract'));

const builds: { name: string; build: () => Table }[] = [
  { name: 'in memory', build: memoryTable },
  { name: 'on the engine', build: () => dynamoTable(engine.client, 'contract') },
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
  additionsContract(testbed);
  batchesContract(testbed);
  queriesContract(testbed);
  indexesContract(testbed);
});
