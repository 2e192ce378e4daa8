import { type App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { type ITableV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { attachmentBucket } from '../constructs/attachment-bucket.ts';
import { customerKey } from '../constructs/customer-key.ts';
import { recordTable } from '../constructs/record-table.ts';
import type { StageSettings } from '../stages.ts';

/** What must survive. */
export interface DataStack {
  readonly stack: Stack;
  readonly key: Key;
  readonly table: TableV2 | ITableV2;
  readonly attachments: Bucket;
}

/** The stack's own table keeps its exports, so that the service can leave it for a restored one and come back. */
const tableIn = (stack: Stack, key: Key, { restored }: StageSettings): DataStack['table'] => {
  const own = recordTable(stack, key);
  for (const value of [own.tableArn, own.tableName, own.tableStreamArn]) stack.exportValue(value);
  if (restored === undefined) return own;
  const { tableName, streamArn: tableStreamArn } = restored;
  return TableV2.fromTableAttributes(stack, 'Restored', { tableName, tableStreamArn, encryptionKey: key });
};

export const dataStack = (app: App, settings: StageSettings): DataStack => {
  const stack = new Stack(app, 'Data', {
    stackName: `doorstep-${settings.name}-data`,
    description: 'Doorstep: what must survive (table, attachments, key)',
    env: { region: settings.region },
    terminationProtection: true,
  });
  const key = customerKey(stack, { waitBeforeDeletion: Duration.days(30) });
  const table = tableIn(stack, key, settings);
  const { origins, logDays } = settings;
  const attachments = attachmentBucket(stack, { key, origins, logDays });
  new CfnOutput(stack, 'TableName', { value: table.tableName });
  new CfnOutput(stack, 'AttachmentsName', { value: attachments.bucketName });
  return { stack, key, table, attachments };
};
