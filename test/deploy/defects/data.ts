import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { Scene } from '../journeys/scene.ts';
import type { Defect } from './defect.ts';

const tableIsBare = async ({ cloud, outputs }: Scene): Promise<boolean> => {
  const { TableName } = outputs;
  const { Table } = await cloud.table.send(new DescribeTableCommand({ TableName }));
  const { ContinuousBackupsDescription: backups } = await cloud.table.send(
    new DescribeContinuousBackupsCommand({ TableName }),
  );
  const { TimeToLiveDescription: life } = await cloud.table.send(
    new DescribeTimeToLiveCommand({ TableName }),
  );
  return (
    Table?.DeletionProtectionEnabled === false &&
    Table.SSEDescription === undefined &&
    backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'DISABLED' &&
    life?.TimeToLiveStatus === 'DISABLED'
  );
};

/** The text of one of the bucket's settings, or of the refusal to show it. */
const bucketSetting = async ({ cloud, outputs }: Scene, name: string): Promise<string> => {
  try {
    return await cloud.askService('s3', `/${outputs.AttachmentsName}?${name}=`);
  } catch (error) {
    return String(error);
  }
};

const bucketIsBare = async (scene: Scene): Promise<boolean> => {
  const encryption = await bucketSetting(scene, 'encryption');
  const lifecycle = await bucketSetting(scene, 'lifecycle');
  const logging = await bucketSetting(scene, 'logging');
  return (
    !encryption.includes('aws:kms') &&
    lifecycle.includes('NoSuchLifecycleConfiguration') &&
    !logging.includes('LoggingEnabled')
  );
};

export const dataDefects: readonly Defect[] = [
  { heading: 'Protection, recovery, expiry and key of the table', seen: tableIsBare },
  { heading: 'Key, lifecycle and access log of the bucket', seen: bucketIsBare },
];
