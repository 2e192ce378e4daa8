import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localAws } from '../../local/aws.ts';
import { createTable } from '../../local/create-table.ts';
import { type Engine, startEngine } from '../../local/engine.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

it('hands no record to the log of the SDK, even if somebody sets one', async () => {
  const said: unknown[] = [];
  const listen = (...words: unknown[]) => said.push(...words);
  const logger = { debug: listen, info: listen, warn: listen, error: listen };
  const client = new DynamoDBClient({ ...localAws, endpoint: engine.endpoint, logger });
  await createTable(client, 'quiet');
  const table = dynamoTable(client, 'quiet');
  const put = { pk: 'CASE#1', sk: 'CASE', words: 'The lane is washed out.' };
  await table.write([{ put, guard: 'absent' }]);
  await expect(table.write([{ put, guard: 'absent' }])).rejects.toThrow();
  await table.get(put);
  expect(JSON.stringify(said)).not.toContain('CASE#1');
  client.destroy();
});
