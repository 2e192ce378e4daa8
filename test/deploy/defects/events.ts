import { StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { Scene } from '../journeys/scene.ts';
import { query } from '../query-api.ts';
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

export const eventDefects: readonly Defect[] = [
  { heading: 'Budgets and the archive of events', seen: typesAreUnknown },
  { heading: 'The zone of schedules', seen: zoneIsLost },
  { heading: 'Redriving dead letters', seen: redriveIsUnknown },
  { heading: 'Dead letters of jobs', seen: jobHasNoLetters },
  { heading: 'Alarms', seen: alarmsKnowNothing },
];
