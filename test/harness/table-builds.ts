import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createTable } from '../../local/create-table.ts';
import { fileTable } from '../../local/file-table/file-table.ts';
import { hasEngine } from '../../local/find-engine.ts';
import { stopper } from '../../local/stopper.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import type { Table } from '../../shared/table/table.ts';
import { freshFolder } from '../support/host/run-host.ts';
import { withEngine } from './with-engine.ts';

/** A build of the table; `fresh` gives an empty one. */
export interface TableBuild {
  readonly name: string;
  fresh(): Promise<Table>;
}

const inFile = (): TableBuild => {
  const folder = freshFolder();
  const stops = stopper();
  afterAll(stops.stop);
  let turn = 0;
  return {
    name: 'in a file',
    fresh: async () => {
      turn += 1;
      const { table, close } = fileTable(join(folder, `${turn}.db`));
      stops.add(async () => close());
      return table;
    },
  };
};

const onEngine = (): TableBuild => {
  const engine = withEngine();
  let turn = 0;
  return {
    name: 'on the engine',
    fresh: async () => {
      turn += 1;
      // Unlike that of any other run, because the engine may be one that others use too.
      const name = `stores-${process.pid}-${Date.now()}-${turn}`;
      await createTable(engine.client, name);
      return dynamoTable(engine.client, name);
    },
  };
};

/** In memory, over a file and, where there is one, on an engine: for a suite that has to hold on each. */
export const tableBuilds = (): TableBuild[] => [
  { name: 'in memory', fresh: async () => memoryTable() },
  inFile(),
  ...(hasEngine() ? [onEngine()] : []),
];
