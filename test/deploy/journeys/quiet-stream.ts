import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { householdId } from '../../../shared/base/area-code.ts';
import { caseCounterKey, entryKey } from '../../../shared/case/store/keys.ts';
import { newUlid } from '../../../shared/runtime/context.ts';
import { endingKey, taskKey } from '../../../shared/visit/store/keys.ts';
import { logLines } from '../log-group.ts';
import { oneOf } from '../stack.ts';
import { GRID, type Scene } from './scene.ts';

/** The engine asks its streams every second. */
const ENQUEUED_WITHIN_MS = 4_000;

/** Of none of these does anybody hear: a visit to make, its end, a step of a case, a counter. */
const silent = () => {
  const task = { origin: 'spring-greetings-2026', household: householdId(GRID, 1) };
  const id = newUlid(Date.now());
  return [taskKey(task), endingKey(task), entryKey(id, 1), caseCounterKey(GRID, '2026-03', id)];
};

/** The filter of the event source is at work: records of which nobody hears move the stream on and call no function. */
export const nobodyIsCalledInVain = async (scene: Scene, signal: AbortSignal): Promise<void> => {
  const { cloud, outputs, resources } = scene;
  const { TableName } = outputs;
  const planted = silent();
  for (const key of planted)
    await cloud.table.send(new PutItemCommand({ TableName, Item: marshall({ ...key, version: 1 }) }));
  await setTimeout(ENQUEUED_WITHIN_MS, undefined, { signal });
  for (const key of planted) await cloud.table.send(new DeleteItemCommand({ TableName, Key: marshall(key) }));
  const log = oneOf(resources, 'AWS::Logs::LogGroup', 'PublishEventsLog').name;
  assert.doesNotMatch(await logLines(cloud, log), /RequestId/, 'the publisher has not been called yet');
};

/** What is published has called it: so the line before would have been seen. */
export const publisherWasCalled = async ({ cloud, resources }: Scene): Promise<void> => {
  const log = oneOf(resources, 'AWS::Logs::LogGroup', 'PublishEventsLog').name;
  assert.match(await logLines(cloud, log), /RequestId/, 'the publisher has been called');
};
