import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { consumers } from '../../events/consumers.ts';
import { schedules } from '../../events/schedules.ts';
import { areas } from '../../functions/http/areas.ts';
import { alarmDescriptions, countAlarms } from '../../infra/alarm-descriptions.ts';
import { awsCron } from '../../infra/cron.ts';
import { idleCostIn } from '../../infra/idle-cost.ts';
import { alarmIn, runbookFor } from '../../infra/runbook.ts';
import { looks } from '../../shared/modules.ts';
import { powertoolsCount } from '../../shared/runtime/metric.ts';
import { everyTarget, ofType, synthesised } from '../support/templates.ts';

interface Alarm {
  readonly AlarmDescription: string;
  readonly AlarmActions: readonly unknown[];
  readonly MetricName: string;
  readonly Namespace: string;
  readonly Statistic: string;
  readonly Dimensions: unknown;
  readonly ComparisonOperator: string;
  readonly TreatMissingData: string;
  readonly Threshold: number;
  readonly Period: number;
  readonly EvaluationPeriods: number;
}

const runbook = readFileSync(join(import.meta.dirname, '../../docs/runbook.md'), 'utf8');
const queued = consumers.filter(({ from }) => 'queue' in from);
const streamed = consumers.filter(({ from }) => 'stream' in from);

describe.each(everyTarget)('whoever is on duty for $where', ({ settings }) => {
  const { service } = synthesised(settings);
  const alarms = ofType(service, 'AWS::CloudWatch::Alarm').map(
    ({ Properties }) => Properties as unknown as Alarm,
  );
  const headings = alarms.map(({ AlarmDescription }) => alarmIn(AlarmDescription).heading);

  it('is told of errors of every function', () => {
    const named = [
      ...areas.map(({ name }) => `http-${name}`),
      ...schedules.map(({ name }) => name),
      ...consumers.map(({ name }) => name),
    ];
    expect(headings).toEqual(expect.arrayContaining(named.map((name) => `Function errors: ${name}`)));
    const ringing = headings.filter((heading) => heading.startsWith('Function errors: '));
    expect(ringing).toHaveLength(ofType(service, 'AWS::Lambda::Function').length);
  });

  it('is told of a job that has been silent for too long, because no data is bad news there', () => {
    for (const { name, silentAfterMinutes, impactIfDown } of schedules) {
      const alarm = alarms.find(
        ({ AlarmDescription }) => alarmIn(AlarmDescription).heading === `Schedule silent: ${name}`,
      );
      expect(alarm).toMatchObject({
        MetricName: 'Invocations',
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 1,
        TreatMissingData: 'breaching',
      });
      expect(alarm?.AlarmDescription.split('\n')[0]).toBe(impactIfDown);
      const silentFor = ((alarm?.Period ?? 0) * (alarm?.EvaluationPeriods ?? 0)) / 60;
      expect(silentFor).toBeGreaterThanOrEqual(silentAfterMinutes);
      expect(silentFor).toBeLessThan(silentAfterMinutes + 60);
    }
  });

  it('is told of late streams, late queues and every dead letter', () => {
    const letters = [...consumers.map(({ name }) => name), 'schedules'];
    expect(headings).toEqual(expect.arrayContaining(letters.map((name) => `Dead letters: ${name}`)));
    expect(headings).toEqual(expect.arrayContaining(streamed.map(({ name }) => `Stream behind: ${name}`)));
    expect(headings).toEqual(expect.arrayContaining(queued.map(({ name }) => `Queue behind: ${name}`)));
  });

  it.each([
    { of: 'messages that were given up', name: 'MessagesGivenUp', statistic: 'Sum' },
    { of: 'looks that failed', name: 'LooksFailed', statistic: 'Maximum' },
  ] as const)('is told of $of, under the very name by which they are counted', ({ name, statistic }) => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    powertoolsCount()(name, 2);
    const lines = written.mock.calls.map(([text]) => String(text));
    written.mockRestore();
    expect(lines).toEqual([expect.stringMatching(/^\{.*\}\n$/)]);
    const line = JSON.parse(lines.join(''));
    const [{ Namespace, Dimensions, Metrics }] = line._aws.CloudWatchMetrics;
    const alarm = alarms.find(({ MetricName }) => MetricName === name);
    expect(line).toMatchObject({ [name]: 2, _aws: { Timestamp: expect.any(Number) } });
    expect(Metrics).toEqual([{ Name: alarm?.MetricName, Unit: 'Count' }]);
    expect(alarm).toMatchObject({
      Namespace,
      Statistic: statistic,
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    });
    expect(alarm?.Dimensions).toEqual(Dimensions.flat().map((Name: string) => ({ Name, Value: line[Name] })));
    const own = alarms.filter((one) => one.Namespace === Namespace && one.MetricName === name);
    expect(own).toHaveLength(1);
  });

  it('reads in the alarm of the daily looks whose each number is, and what people lose by it', () => {
    const alarm = alarms.find(({ MetricName }) => MetricName === 'LooksFailed');
    const numbered = Object.entries(looks).map(([name, lost], n) => `${2 ** n} ${name} (${lost})`);
    for (const one of numbered) expect(alarm?.AlarmDescription).toContain(one);
    // CloudWatch takes no more.
    expect(alarm?.AlarmDescription.length).toBeLessThan(1_024);
  });

  it('hears what people lose, how urgent it is and where to read on', () => {
    for (const { AlarmDescription, AlarmActions } of alarms) {
      expect(AlarmDescription).toMatch(/^.{20,}\nSeverity: (now|today)\nRunbook: .+: .+$/);
      expect(AlarmActions).toHaveLength(1);
    }
  });

  it('finds the logs of every function, encrypted and for as long as the stage keeps them', () => {
    const groups = ofType(service, 'AWS::Logs::LogGroup');
    expect(groups).toHaveLength(ofType(service, 'AWS::Lambda::Function').length + 1);
    for (const { Properties } of groups) {
      expect(Properties['RetentionInDays']).toBe(settings.logDays);
      expect(Properties['KmsKeyId']).toBeDefined();
    }
    for (const { Properties } of ofType(service, 'AWS::Lambda::Function'))
      expect(Properties['LoggingConfig']).toMatchObject({ LogGroup: { Ref: expect.any(String) } });
  });

  it('can redrive what any queue or stream could not do', () => {
    const queues = ofType(service, 'AWS::SQS::Queue');
    const working = queues.filter(({ Properties }) => Properties['RedrivePolicy'] !== undefined);
    expect(working).toHaveLength(queued.length);
    for (const { Properties } of ofType(service, 'AWS::Lambda::EventSourceMapping'))
      expect(Properties['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
    for (const { Properties } of ofType(service, 'AWS::Scheduler::Schedule'))
      expect(Properties['Target']).toMatchObject({ DeadLetterConfig: { Arn: expect.anything() } });
    const [stream] = ofType(service, 'AWS::Lambda::EventSourceMapping').filter(
      ({ Properties }) => Properties['StartingPosition'],
    );
    expect(stream?.Properties).toMatchObject({
      BisectBatchOnFunctionError: true,
      DestinationConfig: { OnFailure: { Destination: expect.anything() } },
    });
  });

  it('has jobs that tick in the zone of the prefecture, and hears of those that fail', () => {
    const clocks = ofType(service, 'AWS::Scheduler::Schedule').map(({ Properties }) => [
      Properties['ScheduleExpression'],
      Properties['ScheduleExpressionTimezone'],
    ]);
    expect(clocks.sort()).toEqual(schedules.map(({ at, zone }) => [awsCron(at), zone]).sort());
    const asked = new Set(schedules.map(({ impactIfDown }) => impactIfDown));
    const jobs = ofType(service, 'AWS::Lambda::Function').filter(({ Properties }) =>
      asked.has(String(Properties['Description'])),
    );
    expect(jobs).toHaveLength(schedules.length);
    for (const { Properties } of jobs)
      expect(Properties['DeadLetterConfig']).toEqual({ TargetArn: expect.anything() });
  });

  it('can replay two weeks of events', () => {
    const [archive] = ofType(service, 'AWS::Events::Archive');
    expect(archive?.Properties).toMatchObject({ RetentionDays: 14, EventPattern: { source: ['doorstep'] } });
  });

  it('sees one dashboard, and a budget where the partition has them', () => {
    expect(ofType(service, 'AWS::CloudWatch::Dashboard')).toHaveLength(1);
    expect(ofType(service, 'AWS::Budgets::Budget')).toHaveLength(settings.name === 'cn' ? 0 : 1);
  });
});

describe('docs/deploy.md', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/deploy.md'), 'utf8');

  it('says what the alarms that stand cost, and the sum (npm run runbook)', () => {
    expect(guide).toBe(idleCostIn(guide, { prod: countAlarms('prod'), dev: countAlarms('dev') }));
  });

  it.each(['stages.ts', 'message-settings.ts'])('names every setting that an operator has in %s', (file) => {
    const wishes = readFileSync(join(import.meta.dirname, '../../infra', file), 'utf8');
    const names = [...wishes.matchAll(/^ {2}(DOORSTEP_[A-Z_]+):/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(4);
    for (const name of names) expect(guide).toContain(`\`${name}\``);
  });
});

describe('what the pages tell to type', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/deploy.md'), 'utf8');
  const named = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
  const [first] = everyTarget;
  if (first === undefined) throw new Error('There is no target.');
  const { service, outputs } = synthesised(first.settings);

  it('asks only for outputs that a deployment prints', () => {
    const asked = new Set([...named(guide, /OutputKey=='(\w+)'/g), 'StaffPool', 'StaffClient']);
    expect(asked.size).toBe(4);
    for (const name of asked) expect(outputs, name).toContain(name);
  });

  it('finds queues and functions by names that begin so', () => {
    const asked = named(runbook, /\$STACK-(\w+)/g);
    expect(asked.length).toBeGreaterThan(1);
    for (const name of asked)
      expect(
        service.some(({ id }) => id.startsWith(name)),
        name,
      ).toBe(true);
  });
});

describe('docs/runbook.md', () => {
  const alarms = alarmDescriptions().map(alarmIn);

  it('has a heading for every alarm and no other (npm run runbook)', () => {
    expect(runbook).toBe(runbookFor(runbook, alarms));
    expect([...runbook.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading).sort()).toEqual(
      alarms.map(({ heading }) => heading).sort(),
    );
  });

  it.each(runbook.split('\n## ').slice(1))('says where to look and how to mend: %s', (chapter) => {
    expect(chapter).toMatch(/Severity `(now|today)`/);
    expect(chapter).toContain('**Look.**');
    expect(chapter).toContain('**Mend.**');
  });
});
