import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { toItem } from '../../shared/table/item.ts';
import type { Item } from '../../shared/table/table.ts';

async function* everyItem(client: DynamoDBClient, name: string): AsyncGenerator<Item> {
  let after: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: name, ExclusiveStartKey: after, ConsistentRead: true }),
    );
    for (const row of page.Items ?? []) yield toItem(unmarshall(row));
    after = page.LastEvaluatedKey;
  } while (after !== undefined);
}

/**
 * The whole table, partition by partition: a scan gives the items of one next to each other. For the operator alone;
 * no function of the service may scan.
 */
export async function* everyPartition(client: DynamoDBClient, name: string): AsyncGenerator<Item[]> {
  const seen = new Set<string>();
  let items: Item[] = [];
  for await (const item of everyItem(client, name)) {
    if (items.length > 0 && items[0]?.pk !== item.pk) {
      yield items;
      items = [];
    }
    if (items.length === 0 && seen.has(item.pk))
      throw new Error('The engine scatters a partition over a scan.');
    seen.add(item.pk);
    items.push(item);
  }
  if (items.length > 0) yield items;
}
