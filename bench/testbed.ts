import { DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { localAws } from '../local/aws.ts';
import { createTable } from '../local/create-table.ts';
import { startEngine } from '../local/engine.ts';

export const TABLE = 'doorstep-bench';

export interface Testbed {
  /** A new client; whoever meters puts the meter into this one. */
  client(): DynamoDBClient;
}

const switchStreamOff = (client: DynamoDBClient) =>
  client.send(new UpdateTableCommand({ TableName: TABLE, StreamSpecification: { StreamEnabled: false } }));

/**
 * An engine of one's own with an empty table, gone afterwards. It keeps the table in memory and has no stream: neither
 * changes a unit, waiting for a disk would hide what our code adds, and loading 200,000 cases would take an hour.
 */
export const onTestbed = async <T>(work: (testbed: Testbed) => Promise<T>): Promise<T> => {
  const engine = await startEngine();
  const clients: DynamoDBClient[] = [];
  const client = () => {
    const made = new DynamoDBClient({ ...localAws, endpoint: engine.endpoint });
    clients.push(made);
    return made;
  };
  try {
    await createTable(client(), TABLE);
    await switchStreamOff(client());
    return await work({ client });
  } finally {
    for (const one of clients) one.destroy();
    await engine.stop();
  }
};
