import assert from 'node:assert/strict';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { marshall } from '@aws-sdk/util-dynamodb';
import { householdId } from '../../../shared/base/area-code.ts';
import { householdKey } from '../../../shared/household/store/keys.ts';
import type { Cloud } from '../cloud.ts';
import { eventually } from '../eventually.ts';
import { waitingIn } from '../queue.ts';
import { oneOf } from '../stack.ts';
import { GRID, PREFECTURE, type Scene } from './scene.ts';

/** A household that cannot be read: it has a number and a version and nothing else. */
const broken = { ...householdKey(householdId(GRID, 777)), version: 1 };

/** What StartMessageMoveTask does, which the engine does not know. */
const redrive = async ({ queues }: Cloud, from: string, to: string): Promise<void> => {
  const { Messages = [] } = await queues.send(new ReceiveMessageCommand({ QueueUrl: from }));
  for (const { Body, ReceiptHandle } of Messages) {
    await queues.send(new SendMessageCommand({ QueueUrl: to, MessageBody: Body }));
    await queues.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }));
  }
};

/**
 * A message that its consumer cannot work on is put aside after five attempts; once the cause is gone it is redriven
 * and done. The runbook's chapter "Dead letters", walked through.
 */
export const letterIsRedriven = async (scene: Scene, signal: AbortSignal): Promise<void> => {
  const { cloud, resources, outputs } = scene;
  const queue = oneOf(resources, 'AWS::SQS::Queue', 'RollUpCoverageQueue').name;
  const deadLetters = oneOf(resources, 'AWS::SQS::Queue', 'RollUpCoverageQueueDeadLetters').name;
  // Five attempts would take half an hour otherwise.
  await cloud.queues.send(
    new SetQueueAttributesCommand({ QueueUrl: queue, Attributes: { VisibilityTimeout: '1' } }),
  );
  const { TableName } = outputs;
  await cloud.table.send(new PutItemCommand({ TableName, Item: marshall(broken) }));
  await eventually(
    () => waitingIn(cloud, deadLetters),
    (letters) => letters === 1,
    signal,
    120_000,
  );
  assert.equal(await waitingIn(cloud, queue), 0, 'it is in one queue only');

  const { pk, sk } = broken;
  await cloud.table.send(new DeleteItemCommand({ TableName, Key: marshall({ pk, sk }) }));
  await redrive(cloud, deadLetters, queue);
  await eventually(
    async () => [await waitingIn(cloud, deadLetters), await waitingIn(cloud, queue)],
    ([dead, waiting]) => dead === 0 && waiting === 0,
    signal,
    120_000,
  );
  const registrar = await scene.api.as('r-prefecture');
  const { subjects } = await registrar.get(`/areas/${PREFECTURE}/coverage`);
  assert.equal(subjects, 1, 'it is counted as if nothing had been');
};
