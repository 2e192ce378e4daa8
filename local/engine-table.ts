import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { dynamoTable } from '../shared/table/dynamo-table.ts';
import { localAws } from './aws.ts';
import { createTable, openStream } from './create-table.ts';
import { startEngine } from './engine.ts';
import { tryOperations, tryStream } from './engine-abilities.ts';
import type { LocalTable } from './local-table.ts';
import { namingOperations } from './name-operations.ts';
import type { Stopper } from './stopper.ts';
import { readStream } from './stream.ts';

const TABLE = 'doorstep';

/** The table on an engine that speaks the DynamoDB API; what the engine lacks is said before anything rests on it. */
export const engineTable = async (dataDir: string, stops: Stopper, name = TABLE): Promise<LocalTable> => {
  const engine = await startEngine(join(dataDir, 'table.db'));
  stops.add(engine.stop);
  const settings = { ...localAws, endpoint: engine.endpoint };
  const client = new DynamoDBClient(settings);
  const streams = new DynamoDBStreamsClient(settings);
  stops.add(async () => {
    client.destroy();
    streams.destroy();
  });
  client.middlewareStack.add(namingOperations(engine.endpoint), { step: 'initialize' });
  streams.middlewareStack.add(namingOperations(engine.endpoint), { step: 'initialize' });
  await createTable(client, name);
  await tryOperations(client, name);
  return {
    table: dynamoTable(client, name),
    ended: engine.ended,
    async openStream() {
      await openStream(client, name);
      await tryStream(streams, name);
    },
    feed: (...words) => readStream({ client: streams, table: name }, ...words),
  };
};
