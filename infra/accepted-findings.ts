import { type App, Validations } from 'aws-cdk-lib';
import type { StageName } from './stages.ts';

interface AcceptedFinding {
  /** As cdk-nag names it, with the detail in brackets where one rule finds several things; `{stage}` is the stage. */
  readonly rule: string;
  /** The construct, by its path in the app. */
  readonly at: string;
  readonly reason: string;
}

/**
 * Every finding of cdk-nag (AwsSolutions) that stays, and why. A new one fails `npm run synth` and every deployment;
 * one that is no longer found fails test/infra/accepted-findings.test.ts.
 */
export const acceptedFindings: readonly AcceptedFinding[] = [
  {
    rule: 'AwsSolutions-APIG4',
    at: 'Service/Api/GET--health/Resource',
    reason: 'Whoever watches the service from outside has no token; the answer says nothing but "ok".',
  },
  ...['openapi.json', 'docs', 'docs--{file}'].map((path) => ({
    rule: 'AwsSolutions-APIG4',
    at: `Service/Api/GET--${path}/Resource`,
    reason: 'How to use the API may be read by anyone; nothing of what it holds can be.',
  })),
  {
    rule: 'AwsSolutions-APIG4',
    at: 'Service/Api/GET--slips--{number}/Resource',
    reason:
      "A resident has no account: the slip's number is 85 bits of chance, asked at a slow pace, and shows stages and days.",
  },
  {
    rule: 'AwsSolutions-APIG4',
    at: 'Service/Api/GET--me--calendar.ics--{token}/Resource',
    reason:
      'Calendar programs cannot sign in: the token is 256 bits of chance, can be revoked, and shows how many visits a day.',
  },
  {
    rule: 'AwsSolutions-COG8',
    at: 'Service/Staff/Resource',
    reason: 'The plus plan costs four times as much per member of staff; a second factor is required of all.',
  },
  ...['uploads', 'cases'].map((place) => ({
    rule: `AwsSolutions-IAM5[Resource::doorstep-{stage}-data:ExportsOutputFnGetAttAttachments87B238D3Arn6729C3C8/${place}/*]`,
    at: 'Service/HttpAttachments/Role/DefaultPolicy/Resource',
    reason:
      'Presigned forms and links are made for any attachment; which one is checked before each is signed.',
  })),
  ...['FinishWork', 'Recount'].flatMap((job) =>
    ['uploads', 'cases'].map((place) => ({
      rule: `AwsSolutions-IAM5[Resource::doorstep-{stage}-data:ExportsOutputFnGetAttAttachments87B238D3Arn6729C3C8/${place}/*]`,
      at: `Service/${job}/Role/DefaultPolicy/Resource`,
      reason: 'It removes files of any case that is erased or was kept long enough, and can read none.',
    })),
  ),
  {
    rule: 'AwsSolutions-SQS3',
    at: 'Service/PublishEventsStream/DeadLetters/Resource',
    reason: 'It is itself the dead-letter queue of a stream, which the rule cannot see.',
  },
];

export const ruleIn = (stage: StageName, rule: string): string => rule.replace('{stage}', stage);

/** Tells the checks which findings are accepted; those whose construct this stage does not have do not matter. */
export const acceptFindings = (app: App, stage: StageName): void => {
  const constructs = new Map(app.node.findAll().map((one) => [one.node.path, one]));
  for (const { rule, at, reason } of acceptedFindings) {
    const found = constructs.get(at);
    if (found !== undefined) Validations.of(found).acknowledge({ id: ruleIn(stage, rule), reason });
  }
};
