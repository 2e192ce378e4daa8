import type { AttributeValue } from '@aws-sdk/client-dynamodb';

const bytes = (text: string) => Buffer.byteLength(text);
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** Two digits to a byte, and one byte more. */
const numberBytes = (text: string) => Math.ceil(text.replace(/[-.]/g, '').length / 2) + 1;

const valueBytes = (value: AttributeValue): number => {
  if (value.S !== undefined) return bytes(value.S);
  if (value.N !== undefined) return numberBytes(value.N);
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  if (value.L !== undefined) return 3 + sum(value.L.map((one) => 1 + valueBytes(one)));
  if (value.M !== undefined)
    return 3 + sum(Object.entries(value.M).map(([name, one]) => 1 + bytes(name) + valueBytes(one)));
  throw new Error('Our items hold neither sets nor binary values.');
};

/** The size of an item as DynamoDB bills it: its attributes' names and values ("Item sizes and formats" of its guide). */
export const itemBytes = (item: Readonly<Record<string, AttributeValue>>): number =>
  sum(Object.entries(item).map(([name, value]) => bytes(name) + valueBytes(value)));
