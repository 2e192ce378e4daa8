import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { afterAll, describe, expect, it } from 'vitest';
import { doorstepApp } from '../../infra/doorstep-app.ts';
import { checkRegion } from '../../infra/region-check.ts';
import { everyTarget, type Resource } from '../support/templates.ts';

const folder = mkdtempSync(join(tmpdir(), 'doorstep-regions-'));
const bundle = () => join(import.meta.dirname, '../../functions/http/health');
process.env['CDK_VALIDATION'] = 'true';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOT_IN_CHINA = [
  'AWS::Cognito::',
  'AWS::SES::',
  'AWS::Lambda::Url',
  'AWS::CloudFront::',
  'AWS::XRay::',
  'AWS::Budgets::',
];

describe.each(everyTarget)('$where', ({ settings }) => {
  const outdir = join(folder, `${settings.name}-${settings.region}`);
  const { stacks } = doorstepApp(settings, { outdir, bundle }).synth();

  it('passes the template validation of AWS and has every type that we use', () => {
    const reports = stacks.map(({ templateFullPath }) => checkRegion(templateFullPath, settings.region));
    expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
    expect(reports.flatMap(({ missing }) => missing)).toEqual([]);
    expect(reports.flatMap(({ types }) => Object.keys(types)).length).toBeGreaterThan(20);
  });

  it('names no partition, so that it can stand in any', () => {
    for (const { template } of stacks) expect(JSON.stringify(template)).not.toMatch(/arn:aws(-cn)?:/);
  });

  it('traces nothing, and in China uses nothing that is not there', () => {
    const resources = stacks.flatMap(({ template }) =>
      Object.values(template.Resources as Record<string, Resource>),
    );
    expect(JSON.stringify(resources)).not.toMatch(/TracingConfig|XRay|xray:/);
    const absent = resources.filter(({ Type }) => NOT_IN_CHINA.some((prefix) => Type.startsWith(prefix)));
    if (settings.name === 'cn') expect(absent).toEqual([]);
  });
});

describe('the checks themselves', () => {
  const [first] = everyTarget;

  it('stop a synthesis that CloudFormation would refuse', () => {
    if (first === undefined) throw new Error('There is no target.');
    const app = doorstepApp(first.settings, { outdir: join(folder, 'broken'), bundle });
    const stack = app.node.findAll().find((one) => Stack.isStack(one)) as Stack;
    new CfnResource(stack, 'Planted', { type: 'AWS::CloudWatch::Dashboard', properties: {} });
    expect(() => app.synth()).toThrow(/ERROR .*DashboardBody.*\(CloudFormation Validate\)/);
  });

  it('stop a synthesis that cdk-nag finds fault with', () => {
    if (first === undefined) throw new Error('There is no target.');
    const app = doorstepApp(first.settings, { outdir: join(folder, 'careless'), bundle });
    const stack = app.node.findAll().find((one) => Stack.isStack(one)) as Stack;
    new CfnQueue(stack, 'Careless', {});
    expect(() => app.synth()).toThrow('AwsSolutions-SQS4');
  });

  it('know what a region lacks', () => {
    const file = join(folder, 'planted.json');
    const planted = { Pool: { Type: 'AWS::Cognito::UserPool' } };
    writeFileSync(file, JSON.stringify({ Resources: planted }));
    expect(checkRegion(file, 'us-east-1').missing).toEqual([]);
    expect(checkRegion(file, 'cn-north-1').missing).toHaveLength(1);
  });
});
