import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { localAws } from '../../local/aws.ts';
import { createTable } from '../../local/create-table.ts';
import { type Engine, startEngine } from '../../local/engine.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import type { Table } from '../../shared/table/table.ts';

/** A build of the table; `fresh` gives an empty one. */
export interface TableBuild {
  readonly name: string;
  fresh(): Promise<Table>;
}

/** The one in memory and the one on the engine, for a suite that has to hold on both. */
export const bothTables = (): TableBuild[] => {
  let engine: Engine;
  let client: DynamoDBClient;
  let turn = 0;
  beforeAll(async () => {
    engine = await startEngine();
    client = new DynamoDBClient({ ...localAws, endpoint: engine.endpoint });
  });
  afterAll(async () => {
    client.destroy();
    await engine.stop();
  });

  const onEngine = async () => {
    turn += 1;
    // Unlike that of any other run, because the engine may be one that others use too.
    const name = `stores-${process.pid}-${Date.now()}-${turn}`;
    await createTable(client, name);
    return dynamoTable(client, name);
  };
  return [
    { name: 'in memory', fresh: async () => memoryTable() },
    { name: 'on the engine', fresh: onEngine },
  ];
};
