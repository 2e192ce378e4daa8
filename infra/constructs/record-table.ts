import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  type GlobalSecondaryIndexPropsV2,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { tableShape } from '../../shared/table/table-shape.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

const indexes: GlobalSecondaryIndexPropsV2[] = tableShape.indexes.map((index) => ({
  indexName: index.name,
  partitionKey: text(index.partitionKey),
  sortKey: text(index.sortKey),
}));

/** The one table: what must survive. Recovery to any second of 35 days, our own key, and no deletion by mistake. */
export const recordTable = (scope: Construct, key: IKey): TableV2 =>
  new TableV2(scope, 'Table', {
    partitionKey: text(tableShape.partitionKey),
    sortKey: text(tableShape.sortKey),
    billing: Billing.onDemand(),
    encryption: TableEncryptionV2.customerManagedKey(key),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    timeToLiveAttribute: tableShape.timeToLive,
    dynamoStream: StreamViewType[tableShape.stream],
    globalSecondaryIndexes: indexes,
  });
