import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Log } from '../shared/base/log.ts';
import { contextOver } from '../shared/runtime/context.ts';
import type { Context } from '../shared/table/context.ts';
import { dynamoTable } from '../shared/table/dynamo-table.ts';
import { TABLE } from './testbed.ts';

const mute = () => undefined;

/** Where failures are wanted, they would fill the screen. */
export const noLog: Log = { info: mute, failed: mute };

/** The context of a Lambda over a client whose failures are wanted. */
export const silentContext = (client: DynamoDBClient): Context =>
  contextOver(dynamoTable(client, TABLE), noLog, () => new Date().toISOString());
