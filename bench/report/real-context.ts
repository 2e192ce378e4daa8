import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { addMs } from '../../shared/base/instant.ts';
import { contextOver } from '../../shared/runtime/context.ts';
import type { Context } from '../../shared/table/context.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { silentLog } from '../silent-log.ts';
import { TABLE } from '../testbed.ts';

/** A Monday morning in a week without days off, so that every run computes the same deadlines. */
const BEGIN = '2026-03-09T01:00:00.000Z';

/** The context of a Lambda over `client`. The clock starts on that Monday and runs as the one on the wall. */
export const realContext = (client: DynamoDBClient): Context => {
  const started = performance.now();
  const now = () => addMs(BEGIN, Math.floor(performance.now() - started));
  return contextOver(dynamoTable(client, TABLE), silentLog, now);
};
