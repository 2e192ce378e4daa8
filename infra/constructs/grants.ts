import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { tableShape } from '../../shared/table/table-shape.ts';
import type { DataStack } from '../stacks/data-stack.ts';

/** What our stores send, and no Scan. */
const TABLE_ACTIONS = [
  'dynamodb:BatchGetItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DeleteItem',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:UpdateItem',
];

/** What DynamoDB and S3 do with a customer's key on behalf of the caller. */
const KEY_ACTIONS = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

const allow = (grantee: IGrantable, actions: string[], resources: string[]) =>
  grantee.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources }));

export const grantTable = (grantee: IGrantable, { table, key }: DataStack): void => {
  allow(grantee, TABLE_ACTIONS, [table.tableArn]);
  const indexes = tableShape.indexes.map(({ name }) => `${table.tableArn}/index/${name}`);
  allow(grantee, ['dynamodb:Query'], indexes);
  allow(grantee, KEY_ACTIONS, [key.keyArn]);
};

/** A presigned form or link can do no more than whoever signed it. */
export const grantAttachments = (grantee: IGrantable, { attachments, key }: DataStack): void => {
  allow(grantee, ['s3:GetObject', 's3:PutObject'], [attachments.arnForObjects('*')]);
  allow(grantee, KEY_ACTIONS, [key.keyArn]);
};

/** For the job that erases: it can read no file. */
export const grantFileRemoval = (grantee: IGrantable, { attachments }: DataStack): void => {
  allow(grantee, ['s3:DeleteObject'], [attachments.arnForObjects('cases/*')]);
};

export const grantBus = (grantee: IGrantable, bus: IEventBus): void => {
  allow(grantee, ['events:PutEvents'], [bus.eventBusArn]);
};
