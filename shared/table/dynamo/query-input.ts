import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { indexes } from '../key.ts';
import type { Query } from '../table.ts';

const sortCondition = (query: Query): [string, Record<string, string>] => {
  if (query.begins !== undefined) return [' AND begins_with(#sk, :begins)', { ':begins': query.begins }];
  if (query.from !== undefined && query.upTo !== undefined) {
    return [' AND #sk BETWEEN :from AND :upTo', { ':from': query.from, ':upTo': query.upTo }];
  }
  if (query.upTo !== undefined) return [' AND #sk <= :upTo', { ':upTo': query.upTo }];
  return query.from === undefined ? ['', {}] : [' AND #sk >= :from', { ':from': query.from }];
};

const filter = ({ where }: Query) => {
  if (where === undefined) return undefined;
  const [FilterExpression, text] =
    'begins' in where
      ? ['begins_with(#where, :where)', where.begins]
      : ['contains(#where, :where)', where.contains];
  return { FilterExpression, names: { '#where': where.attribute }, values: { ':where': text } };
};

/** Our query in the words of DynamoDB. Attribute names are ours; nothing from outside is ever part of an expression. */
export const queryInput = (table: string, query: Query): QueryCommandInput => {
  const names = query.index === undefined ? { pk: 'pk', sk: 'sk' } : indexes[query.index];
  const [condition, values] = sortCondition(query);
  const filtered = filter(query);
  return {
    TableName: table,
    ...(query.index === undefined ? { ConsistentRead: query.eventual !== true } : { IndexName: query.index }),
    KeyConditionExpression: `#pk = :pk${condition}`,
    ...(filtered === undefined ? {} : { FilterExpression: filtered.FilterExpression }),
    ExpressionAttributeNames: {
      '#pk': names.pk,
      ...(condition === '' ? {} : { '#sk': names.sk }),
      ...filtered?.names,
    },
    ExpressionAttributeValues: { ':pk': query.pk, ...values, ...filtered?.values },
    ScanIndexForward: !query.newestFirst,
    ...(query.limit === undefined ? {} : { Limit: query.limit }),
    ...(query.after === undefined ? {} : { ExclusiveStartKey: query.after }),
  };
};
