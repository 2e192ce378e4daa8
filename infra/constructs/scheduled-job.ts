import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Schedule } from '../../events/schedules.ts';
import { awsCron } from '../cron.ts';
import { constructId, type ServiceContext } from './service-context.ts';
import { serviceFunction } from './service-function.ts';

/** The next tick catches up, so a late one is not worth sending. */
const LATE_SECONDS = 15 * 60;

/** Above three hours an alarm counts hours: CloudWatch takes no single period of more than a day. */
const silence = (minutes: number): { period: Duration; periods: number } =>
  minutes <= 180
    ? { period: Duration.minutes(minutes), periods: 1 }
    : { period: Duration.hours(1), periods: Math.ceil(minutes / 60) };

/** What Scheduler is when it rings: it may invoke this function and report what it could not deliver. */
const tickingRole = (scope: Construct, job: LambdaFunction, deadLetters: IQueue): Role => {
  const account = job.stack.account;
  const role = new Role(scope, 'SchedulerRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }),
  });
  role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [job.functionArn] }));
  deadLetters.grantSendMessages(role);
  return role;
};

/** A recurring job: clock, function, and an alarm that rings when it has been silent for too long. */
export const scheduledJob = (
  context: ServiceContext,
  schedule: Schedule,
  deadLetters: IQueue,
): LambdaFunction => {
  const { name, entry, impactIfDown, at, zone, silentAfterMinutes, uses = ['table'] } = schedule;
  const timeout = Duration.minutes(15);
  const job = serviceFunction(context, {
    name,
    entry,
    impactIfDown,
    uses,
    timeout,
    errorsToRing: 1,
    deadLetters,
  });
  const scope = new Construct(context.stack, `${constructId(name)}Clock`);
  new CfnSchedule(scope, 'Schedule', {
    description: impactIfDown,
    scheduleExpression: awsCron(at),
    scheduleExpressionTimezone: zone,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: job.functionArn,
      roleArn: tickingRole(scope, job, deadLetters).roleArn,
      deadLetterConfig: { arn: deadLetters.queueArn },
      retryPolicy: { maximumEventAgeInSeconds: LATE_SECONDS, maximumRetryAttempts: 5 },
      input: JSON.stringify({ schedule: name }),
    },
  });
  const { period, periods } = silence(silentAfterMinutes);
  const metric = job.metricInvocations({ period });
  context.watch(scope, {
    kind: 'Schedule silent',
    subject: name,
    impactIfDown,
    metric,
    threshold: 1,
    below: true,
    periods,
  });
  return job;
};
