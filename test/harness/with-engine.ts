import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { localAws } from '../../local/aws.ts';
import { type Engine, startEngine } from '../../local/engine.ts';

/** An engine that runs as long as the tests of a file, and a client of it; there is none before the first test. */
export const withEngine = () => {
  let engine: Engine;
  let client: DynamoDBClient;
  beforeAll(async () => {
    engine = await startEngine();
    client = new DynamoDBClient({ ...localAws, endpoint: engine.endpoint });
  });
  afterAll(async () => {
    client.destroy();
    await engine.stop();
  });
  return {
    get client(): DynamoDBClient {
      return client;
    },
  };
};
