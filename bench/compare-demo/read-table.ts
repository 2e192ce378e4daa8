import {
  type AttributeValue,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ScanCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { localAws } from '../../local/aws.ts';

const TABLE = 'doorstep';

const withClient = async <T>(endpoint: string, work: (client: DynamoDBClient) => Promise<T>): Promise<T> => {
  const client = new DynamoDBClient({ ...localAws, endpoint });
  try {
    return await work(client);
  } finally {
    client.destroy();
  }
};

/** Much of a story that lies weeks back has expired by the engine's clock, which would remove it when it likes. */
export const keepExpired = (endpoint: string): Promise<unknown> =>
  withClient(endpoint, async (client) => {
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: TABLE }));
    const TimeToLiveSpecification = { AttributeName: TimeToLiveDescription?.AttributeName, Enabled: false };
    return client.send(new UpdateTimeToLiveCommand({ TableName: TABLE, TimeToLiveSpecification }));
  });

/** All that stands in the local host's table. */
export const readTable = (endpoint: string): Promise<Record<string, unknown>[]> =>
  withClient(endpoint, async (client) => {
    const items: Record<string, unknown>[] = [];
    let after: Record<string, AttributeValue> | undefined;
    do {
      const words = { TableName: TABLE, ConsistentRead: true, ExclusiveStartKey: after };
      const page = await client.send(new ScanCommand(words));
      items.push(...(page.Items ?? []).map((item) => unmarshall(item)));
      after = page.LastEvaluatedKey;
    } while (after !== undefined);
    return items;
  });
