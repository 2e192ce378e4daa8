import assert from 'node:assert/strict';
import {
  DescribeTableCommand,
  RestoreTableToPointInTimeCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import type { Change } from '../cdk.ts';
import { eventually } from '../eventually.ts';
import type { Scene } from './scene.ts';

/** docs/deploy.md, "Restore", walked through: another table takes the place of the stack's own. */
export const tableIsRestored = async (
  { cloud, cdk, outputs }: Scene,
  signal: AbortSignal,
): Promise<Change> => {
  const { TableName: SourceTableName } = outputs;
  const TableName = `${SourceTableName}-restored`;
  await cloud.table.send(
    // The stack asks for it; that the engine does not hear is one of its defects.
    new UpdateContinuousBackupsCommand({
      TableName: SourceTableName,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  );
  await cloud.table.send(
    new RestoreTableToPointInTimeCommand({
      SourceTableName,
      TargetTableName: TableName,
      UseLatestRestorableTime: true,
    }),
  );
  const described = async () => (await cloud.table.send(new DescribeTableCommand({ TableName }))).Table ?? {};
  await eventually(described, ({ TableStatus }) => TableStatus === 'ACTIVE', signal);
  await cloud.table.send(
    new UpdateTableCommand({
      TableName,
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  const { LatestStreamArn = '' } = await described();
  assert.match(await cdk.mend(TableName, signal), /all of this is mended/);
  return { settings: { DOORSTEP_TABLE: TableName, DOORSTEP_TABLE_STREAM: LatestStreamArn } };
};
