import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { toItem } from './item.ts';
import type { Item } from './table.ts';

/** An item of the table before and after a write; one of them is missing when it came or went. */
export interface Change {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  readonly at: string;
}

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
