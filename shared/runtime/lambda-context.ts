import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from '../table/context.ts';
import { dynamoTable } from '../table/dynamo-table.ts';
import { contextOver } from './context.ts';
import { environment } from './environment.ts';
import { powertoolsLog } from './log.ts';

let kept: Context | undefined;

/** For a host that is no Lambda: its own table, clock and log instead of those of the environment. */
export const useContext = (ctx: Context): void => {
  kept = ctx;
};

/** The context of a Lambda, made at the first call and kept while the instance lives. */
export const lambdaContext = (): Context => {
  kept ??= contextOver(dynamoTable(new DynamoDBClient({}), environment().TABLE_NAME), powertoolsLog(), () =>
    new Date().toISOString(),
  );
  return kept;
};
