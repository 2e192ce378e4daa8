import { type App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { consumers } from '../../events/consumers.ts';
import { schedules } from '../../events/schedules.ts';
import { areas } from '../../functions/http/areas.ts';
import { budget } from '../constructs/budget.ts';
import { commonAlarms } from '../constructs/common-alarms.ts';
import { dashboard } from '../constructs/dashboard.ts';
import { deadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { httpGateway } from '../constructs/http-gateway.ts';
import { lookAlarm } from '../constructs/look-alarm.ts';
import { messageAlarm } from '../constructs/message-alarm.ts';
import { queueConsumer } from '../constructs/queue-consumer.ts';
import { scheduledJob } from '../constructs/scheduled-job.ts';
import type { Bundle, ServiceContext } from '../constructs/service-context.ts';
import { serviceFunction } from '../constructs/service-function.ts';
import { streamConsumer } from '../constructs/stream-consumer.ts';
import { watchWith } from '../constructs/watch.ts';
import type { StageSettings } from '../stages.ts';
import type { DataStack } from './data-stack.ts';

/** Long enough to replay what a broken receiver missed over a long holiday. */
const REPLAYABLE = Duration.days(14);

const eventBus = (stack: Stack): EventBus => {
  const bus = new EventBus(stack, 'Bus', { description: 'Doorstep: what changed, as ids and counts' });
  bus.archive('Archive', { eventPattern: { source: ['doorstep'] }, retention: REPLAYABLE });
  return bus;
};

const areaFunctions = (context: ServiceContext) =>
  areas.map((area) => ({
    area,
    lambda: serviceFunction(context, {
      name: `http-${area.name}`,
      entry: area.entry,
      impactIfDown: area.impactIfDown,
      uses: area.uses,
      reach: area.access === 'open' ? area.reach : undefined,
      // The gateway gives up after 30 seconds.
      timeout: Duration.seconds(29),
      errorsToRing: 3,
    }),
  }));

const jobs = (context: ServiceContext): LambdaFunction[] => {
  const deadLetters = deadLetterQueue(new Construct(context.stack, 'Schedules'), {
    subject: 'schedules',
    impactIfDown: 'A recurring job failed three times in a row or could not be started.',
    watch: context.watch,
  });
  return schedules.map((schedule) => scheduledJob(context, schedule, deadLetters));
};

const reactions = (context: ServiceContext): LambdaFunction[] =>
  consumers.map((consumer) =>
    'stream' in consumer.from
      ? streamConsumer(context, consumer)
      : queueConsumer(context, consumer, consumer.from.types),
  );

/** What can be redeployed from nothing. */
export const serviceStack = (app: App, settings: StageSettings, data: DataStack, bundle: Bundle): Stack => {
  const stack = new Stack(app, 'Service', {
    stackName: `doorstep-${settings.name}-service`,
    description: 'Doorstep: what can be redeployed from nothing (API, functions, events, alarms)',
    env: { region: settings.region },
  });
  const watch = watchWith(stack, data.key, settings.alarmEmail);
  const context: ServiceContext = { stack, settings, data, bundle, watch, bus: eventBus(stack) as IEventBus };
  const served = areaFunctions(context);
  const api = httpGateway(context, served);
  const functions = [...served.map(({ lambda }) => lambda), ...jobs(context), ...reactions(context)];
  commonAlarms(context, api);
  messageAlarm(context);
  lookAlarm(context);
  dashboard(context, api, functions);
  budget(stack, settings);
  new CfnOutput(stack, 'ApiUrl', { value: api.apiEndpoint });
  return stack;
};
