import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { toItem } from '../table/item.ts';
import type { Change } from './events-of.ts';

type Image = Record<string, AttributeValue>;

/** What Lambda hands over from the table's stream, in the SDK's words for attribute values. */
export interface StreamRecord {
  readonly dynamodb?: {
    /** Seconds since 1970. */
    readonly ApproximateCreationDateTime?: number;
    readonly SequenceNumber?: string;
    readonly OldImage?: Image;
    readonly NewImage?: Image;
  };
}

const itemOf = (image: Image | undefined) => (image === undefined ? undefined : toItem(unmarshall(image)));

export const changeOf = ({ dynamodb: record = {} }: StreamRecord): Change => ({
  before: itemOf(record.OldImage),
  after: itemOf(record.NewImage),
  at: new Date((record.ApproximateCreationDateTime ?? 0) * 1_000).toISOString(),
});
