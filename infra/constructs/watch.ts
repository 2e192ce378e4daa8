import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

/** `now` wakes somebody; `today` waits for office hours. */
export type Severity = 'now' | 'today';

/** Every sort of alarm has its chapter in docs/runbook.md. */
export const severityOf = {
  'API errors': 'now',
  'API slow': 'today',
  'Dead letters': 'today',
  'Function errors': 'today',
  'Functions throttled': 'now',
  'Look failed': 'today',
  'Messages given up': 'today',
  'Queue behind': 'today',
  'Schedule silent': 'now',
  'Stream behind': 'now',
  'Table throttled': 'now',
} as const satisfies Record<string, Severity>;
export type AlarmKind = keyof typeof severityOf;

export interface AlarmSettings {
  readonly kind: AlarmKind;
  readonly subject: string;
  readonly impactIfDown: string;
  readonly metric: IMetric;
  /** Rings at this value and above; `below` turns it round, and then silence rings as well. */
  readonly threshold: number;
  readonly below?: true;
  /** How many periods in a row; 1 unless told. */
  readonly periods?: number;
}

/** Puts an alarm beside what it watches. */
export type Watch = (scope: Construct, settings: AlarmSettings) => void;

export const FIVE_MINUTES = Duration.minutes(5);

/** The first line is what people lose; the last is where docs/runbook.md goes on. */
const description = ({ kind, subject, impactIfDown }: AlarmSettings) =>
  [impactIfDown, `Severity: ${severityOf[kind]}`, `Runbook: ${kind}: ${subject}`].join('\n');

const topic = (scope: Construct, severity: Severity, key: IKey, email: string | undefined): Topic => {
  const id = severity === 'now' ? 'AlarmsNow' : 'AlarmsToday';
  const alarms = new Topic(scope, id, { masterKey: key, enforceSSL: true });
  // A topic with a policy of its own lets nobody publish who is not named in it.
  alarms.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfThisAccount',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [alarms.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  );
  if (email !== undefined) alarms.addSubscription(new EmailSubscription(email));
  return alarms;
};

/** One topic per severity, so that operators can wire them to different people. */
export const watchWith = (scope: Stack, key: IKey, email: string | undefined): Watch => {
  const actions = {
    now: new SnsAction(topic(scope, 'now', key, email)),
    today: new SnsAction(topic(scope, 'today', key, email)),
  };
  return (beside, settings) => {
    const { kind, metric, threshold, below, periods = 1 } = settings;
    const alarm = new Alarm(beside, kind.replaceAll(' ', ''), {
      alarmDescription: description(settings),
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(actions[severityOf[kind]]);
    alarm.addOkAction(actions[severityOf[kind]]);
  };
};
