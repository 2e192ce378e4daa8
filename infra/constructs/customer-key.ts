import { ArnFormat, type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

interface KeyOptions {
  readonly waitBeforeDeletion: Duration;
}

/**
 * The one key of a deployment: table, attachments, logs and alarm topics. One, because each costs a dollar a month
 * and all of them hold traces of the same people.
 */
export const customerKey = (scope: Construct, { waitBeforeDeletion }: KeyOptions): Key => {
  const { region, urlSuffix, account } = Stack.of(scope);
  const key = new Key(scope, 'Key', {
    description: 'Doorstep: everything that says something about people',
    enableKeyRotation: true,
    pendingWindow: waitBeforeDeletion,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const logGroups = Stack.of(scope).formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: '*',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'LogsOfThisAccount',
      principals: [new ServicePrincipal(`logs.${region}.${urlSuffix}`)],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
    }),
  );
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfThisAccount',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }),
  );
  return key;
};
