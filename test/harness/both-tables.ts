import { createTable } from '../../local/create-table.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import type { Table } from '../../shared/table/table.ts';
import { withEngine } from './with-engine.ts';

/** A build of the table; `fresh` gives an empty one. */
export interface TableBuild {
  readonly name: string;
  fresh(): Promise<Table>;
}

/** The one in memory and the one on the engine, for a suite that has to hold on both. */
export const bothTables = (): TableBuild[] => {
  const engine = withEngine();
  let turn = 0;

  const onEngine = async () => {
    turn += 1;
    // Unlike that of any other run, because the engine may be one that others use too.
    const name = `stores-${process.pid}-${Date.now()}-${turn}`;
    await createTable(engine.client, name);
    return dynamoTable(engine.client, name);
  };
  return [
    { name: 'in memory', fresh: async () => memoryTable() },
    { name: 'on the engine', fresh: onEngine },
  ];
};
