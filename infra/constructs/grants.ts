import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Reach } from '../../functions/http/areas.ts';
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

/** A function that answers without a token reads and counts; it removes nothing and writes nothing in bulk. */
const OPEN_READS = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const OPEN_WRITES = ['dynamodb:PutItem'];

type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const allow = (grantee: IGrantable, actions: string[], resources: string[], conditions: Conditions = {}) =>
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({ actions, resources, conditions: { ...conditions } }),
  );

const indexesOf = ({ table }: DataStack) =>
  tableShape.indexes.map(({ name }) => `${table.tableArn}/index/${name}`);

export const grantTable = (grantee: IGrantable, data: DataStack): void => {
  allow(grantee, TABLE_ACTIONS, [data.table.tableArn]);
  allow(grantee, ['dynamodb:Query'], indexesOf(data));
  allow(grantee, KEY_ACTIONS, [data.key.keyArn]);
};

/** Every key that a request names has to begin in one of these ways, or be one; those of an index too. */
const keysBeginning = (names: readonly string[]): Conditions => ({
  'ForAllValues:StringLike': {
    'dynamodb:LeadingKeys': names.map((name) => (name.endsWith('#') ? `${name}*` : name)),
  },
});

export const grantReach = (grantee: IGrantable, data: DataStack, { reads, writes }: Reach): void => {
  const { tableArn } = data.table;
  allow(grantee, OPEN_READS, [tableArn, ...indexesOf(data)], keysBeginning(reads));
  allow(grantee, OPEN_WRITES, [tableArn], keysBeginning(writes));
  allow(grantee, KEY_ACTIONS, [data.key.keyArn]);
};

/** A presigned form or link can do no more than whoever signed it. */
export const grantAttachments = (grantee: IGrantable, { attachments, key }: DataStack): void => {
  const places = [attachments.arnForObjects('uploads/*'), attachments.arnForObjects('cases/*')];
  allow(grantee, ['s3:GetObject', 's3:PutObject'], places);
  allow(grantee, KEY_ACTIONS, [key.keyArn]);
};

/** For the jobs that erase: they find and remove files, and can read none. */
export const grantFileRemoval = (grantee: IGrantable, { attachments }: DataStack): void => {
  const places = ['cases/*', 'uploads/*'];
  const objects = places.map((place) => attachments.arnForObjects(place));
  allow(grantee, ['s3:DeleteObject'], objects);
  allow(grantee, ['s3:ListBucket'], [attachments.bucketArn], { StringLike: { 's3:prefix': places } });
};

export const grantBus = (grantee: IGrantable, bus: IEventBus): void => {
  allow(grantee, ['events:PutEvents'], [bus.eventBusArn]);
};
