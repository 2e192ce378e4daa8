import { setTimeout } from 'node:timers/promises';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { caseKey } from '../../../shared/case/store/keys.ts';
import { newUlid } from '../../../shared/runtime/context.ts';
import type { Scene } from '../journeys/scene.ts';
import { logLines } from '../log-group.ts';
import { query } from '../query-api.ts';
import { waitingIn } from '../queue.ts';
import { setAside } from '../set-aside.ts';
import { oneOf } from '../stack.ts';
import type { Defect } from './defect.ts';

const typesAreUnknown = async ({ cloud }: Scene): Promise<boolean> => {
  const planted = Object.fromEntries(setAside.map((Type, n) => [`Planted${n}`, { Type, Properties: {} }]));
  try {
    const TemplateBody = JSON.stringify({ Resources: planted });
    await query(cloud, 'cloudformation', 'ValidateTemplate', { TemplateBody });
    return false;
  } catch (error) {
    return setAside.every((type) => String(error).includes(type));
  }
};

const Schedule = z.object({ ScheduleExpressionTimezone: z.string() });

const zoneIsLost = async ({ cloud, resources }: Scene): Promise<boolean> => {
  const { name } = oneOf(resources, 'AWS::Scheduler::Schedule', 'SweepOverdueClockSchedule');
  const said = await cloud.askService('scheduler', `/schedules/${name}`);
  return Schedule.parse(JSON.parse(said)).ScheduleExpressionTimezone === 'UTC';
};

const redriveIsUnknown = async ({ cloud }: Scene): Promise<boolean> => {
  const SourceArn = 'arn:aws:sqs:us-east-1:000000000000:any';
  try {
    await cloud.queues.send(new StartMessageMoveTaskCommand({ SourceArn }));
    return false;
  } catch (error) {
    return error instanceof Error && error.name === 'InvalidAction';
  }
};

const jobHasNoLetters = async ({ cloud, resources }: Scene): Promise<boolean> => {
  const { name } = oneOf(resources, 'AWS::Lambda::Function', 'SweepOverdueFunction');
  const said = await cloud.askService('lambda', `/2015-03-31/functions/${name}/configuration`);
  return !said.includes('TargetArn');
};

/** By now every function has run and a message has failed, so an alarm that works knows how it stands. */
const alarmsKnowNothing = async ({ cloud }: Scene): Promise<boolean> => {
  const said = await query(cloud, 'cloudwatch', 'DescribeAlarms', { StateValue: 'INSUFFICIENT_DATA' });
  return said.includes('Functionerrors');
};

/** Long enough for the ten attempts that the stack asks for, and for the letter after them. */
const RETRIED_WITHIN_MS = 5_000;

/** The publisher hands a record back that it cannot read; AWS would send it again and put it aside in the end. */
const handedBackIsDone = async (scene: Scene): Promise<boolean> => {
  const { cloud, outputs, resources } = scene;
  const { TableName } = outputs;
  const deadLetters = oneOf(resources, 'AWS::SQS::Queue', 'PublishEventsStreamDeadLetters').name;
  const broken = { ...caseKey(newUlid(Date.now())), version: 1 };
  await cloud.table.send(new PutItemCommand({ TableName, Item: marshall(broken) }));
  await setTimeout(RETRIED_WITHIN_MS);
  const { pk, sk } = broken;
  await cloud.table.send(new DeleteItemCommand({ TableName, Key: marshall({ pk, sk }) }));
  const log = oneOf(resources, 'AWS::Logs::LogGroup', 'PublishEventsLog').name;
  const attempts = (await logLines(cloud, log)).split('a change cannot be read').length - 1;
  return attempts === 1 && (await waitingIn(cloud, deadLetters)) === 0;
};

export const eventDefects: readonly Defect[] = [
  { heading: 'Budgets and the archive of events', seen: typesAreUnknown },
  { heading: 'The zone of schedules', seen: zoneIsLost },
  { heading: 'Redriving dead letters', seen: redriveIsUnknown },
  { heading: 'Dead letters of jobs', seen: jobHasNoLetters },
  { heading: 'Records that a consumer of the stream hands back', seen: handedBackIsDone },
  { heading: 'Alarms', seen: alarmsKnowNothing },
];
