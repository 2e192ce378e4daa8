import { describe, expect, it } from 'vitest';
import { settingsFrom } from '../../infra/stages.ts';
import { tableShape } from '../../shared/table/table-shape.ts';
import { everyTarget, ofType, type Resource, synthesised } from '../support/templates.ts';

interface Table {
  readonly AttributeDefinitions: readonly { AttributeName: string; AttributeType: string }[];
  readonly GlobalSecondaryIndexes: readonly { IndexName: string; KeySchema: unknown; Projection: unknown }[];
  readonly Replicas: readonly {
    DeletionProtectionEnabled: boolean;
    PointInTimeRecoverySpecification: unknown;
  }[];
}

const keys = (partitionKey: string, sortKey: string) => [
  { AttributeName: partitionKey, KeyType: 'HASH' },
  { AttributeName: sortKey, KeyType: 'RANGE' },
];

const tablesIn = (resources: readonly Resource[]) =>
  resources.filter(({ Type }) => Type.startsWith('AWS::DynamoDB::'));

describe.each(everyTarget)('what must survive of $where', ({ settings }) => {
  const { data, service } = synthesised(settings);
  const [table] = ofType(data, 'AWS::DynamoDB::GlobalTable');
  const properties = table?.Properties as unknown as Table;

  it('is one table, and no other stack has one', () => {
    expect(tablesIn(data)).toHaveLength(1);
    expect(tablesIn(service)).toHaveLength(0);
  });

  it('can be recovered to any second, cannot be deleted by mistake, and stays when its stack goes', () => {
    expect(properties.Replicas).toHaveLength(1);
    expect(properties.Replicas[0]).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
    expect(table?.DeletionPolicy).toBe('Retain');
  });

  it('is encrypted with the customer key, which rotates and stays', () => {
    const [key] = ofType(data, 'AWS::KMS::Key');
    expect(key).toMatchObject({ DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } });
    expect(table?.Properties).toMatchObject({ SSESpecification: { SSEEnabled: true, SSEType: 'KMS' } });
    expect(properties.Replicas[0]).toMatchObject({
      SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': [key?.id, 'Arn'] } },
    });
  });

  it('has the keys, sparse indexes, stream and time to live that the stores are written for', () => {
    expect(table?.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keys(tableShape.partitionKey, tableShape.sortKey),
      StreamSpecification: { StreamViewType: tableShape.stream },
      TimeToLiveSpecification: { AttributeName: tableShape.timeToLive, Enabled: true },
    });
    expect(properties.GlobalSecondaryIndexes).toEqual(
      tableShape.indexes.map(({ name, partitionKey, sortKey }) => ({
        IndexName: name,
        KeySchema: keys(partitionKey, sortKey),
        Projection: { ProjectionType: 'ALL' },
      })),
    );
    expect(new Set(properties.AttributeDefinitions.map(({ AttributeType }) => AttributeType))).toEqual(
      new Set(['S']),
    );
  });

  it('keeps attachments private, by the same key, over TLS only, and forgets deleted ones after a week', () => {
    const buckets = ofType(data, 'AWS::S3::Bucket');
    const [key] = ofType(data, 'AWS::KMS::Key');
    const closed = {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    };
    for (const { Properties } of buckets)
      expect(Properties['PublicAccessBlockConfiguration']).toEqual(closed);
    const attachments = buckets.find(({ id }) => id.startsWith('Attachments'));
    const rules = JSON.stringify(attachments?.Properties['LifecycleConfiguration']);
    expect(JSON.stringify(attachments?.Properties['BucketEncryption'])).toContain(key?.id);
    expect(rules).toContain('"NoncurrentDays":7');
    // Uploads say where they were taken until they are kept; nobody needs them after that.
    expect(attachments?.Properties['LifecycleConfiguration']).toMatchObject({
      Rules: expect.arrayContaining([
        {
          Status: 'Enabled',
          Prefix: 'uploads/',
          ExpirationInDays: 1,
          NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        },
      ]),
    });
    const policies = ofType(data, 'AWS::S3::BucketPolicy').map((policy) => JSON.stringify(policy));
    expect(policies.every((policy) => policy.includes('"aws:SecureTransport":"false"'))).toBe(true);
    expect(policies).toHaveLength(buckets.length);
  });
});

describe('a stage on a restored table', () => {
  const streamArn = 'arn:aws:dynamodb:us-east-1:111122223333:table/restored/stream/2026-11-23T00:00:00.000';
  const own = synthesised(settingsFrom({}));
  const moved = synthesised(settingsFrom({ DOORSTEP_TABLE: 'restored', DOORSTEP_TABLE_STREAM: streamArn }));

  it('keeps its own table as it is', () => {
    expect(moved.data).toEqual(own.data);
  });

  it('reads, writes and listens to the restored one, and to no other', () => {
    const functions = JSON.stringify(ofType(moved.service, 'AWS::Lambda::Function'));
    expect(functions).toContain('"TABLE_NAME":"restored"');
    const [stream] = ofType(moved.service, 'AWS::Lambda::EventSourceMapping').filter(
      ({ Properties }) => Properties['StartingPosition'],
    );
    expect(stream?.Properties['EventSourceArn']).toBe(streamArn);
    expect(JSON.stringify(moved.service)).not.toMatch(/ExportsOutput\w*Table/);
  });
});
