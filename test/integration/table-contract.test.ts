import { beforeAll, describe } from 'vitest';
import type { Table } from '../../shared/table/table.ts';
import { tableBuilds } from '../harness/table-builds.ts';
import { additionsContract } from '../harness/table-contract/additions.ts';
import { batchesContract } from '../harness/table-contract/batches.ts';
import { guardsContract } from '../harness/table-contract/guards.ts';
import { indexesContract } from '../harness/table-contract/indexes.ts';
import { itemsContract } from '../harness/table-contract/items.ts';
import { queriesContract } from '../harness/table-contract/queries.ts';

describe.each(tableBuilds())('the table $name', ({ fresh }) => {
  let built: Table;
  let turn = 0;
  beforeAll(async () => {
    built = await fresh();
  });
  const testbed = {
    table: () => built,
    freshPk: () => {
      turn += 1;
      return `P${turn}`;
    },
  };

  itemsContract(testbed);
  guardsContract(testbed);
  additionsContract(testbed);
  batchesContract(testbed);
  queriesContract(testbed);
  indexesContract(testbed);
});
