import assert from 'node:assert/strict';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import type { Scene } from './scene.ts';

/** The service stack goes, and with it every way to the records; the records themselves stay. */
export const serviceGoes = async (scene: Scene, signal: AbortSignal): Promise<void> => {
  const { cdk, cloud, api, outputs, assembly } = scene;
  await cdk.destroy(assembly, 'Service', signal);
  assert.equal((await api.ask('/cases')).status, 404, 'the API is gone');
  const { TableName } = outputs;
  const { Table } = await cloud.table.send(new DescribeTableCommand({ TableName }));
  assert((Table?.ItemCount ?? 0) > 0, 'the records are there');
};

/** What must survive refuses to go while it is protected. */
export const dataStays = async ({ cdk, assembly }: Scene, signal: AbortSignal): Promise<void> => {
  await assert.rejects(cdk.destroy(assembly, 'Data', signal), /TerminationProtection/);
};
