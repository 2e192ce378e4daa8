import type {
  AttributeValue,
  ServiceInputTypes,
  ServiceOutputTypes,
  TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { indexes } from '../../shared/table/key.ts';
import { itemBytes } from './item-bytes.ts';

type Row = Readonly<Record<string, AttributeValue>>;

const WRITE_UNIT = 1_024;
const READ_UNIT = 4_096;
/** Once to prepare, once to commit. */
const TRANSACTION = 2;

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const kilobytes = (item: Row) => Math.ceil(itemBytes(item) / WRITE_UNIT);
const indexesOf = (item: Row) => Object.values(indexes).filter(({ pk, sk }) => pk in item && sk in item);

/** Indexes project whole items; an entry of one is written outside the transaction, so it is not doubled. */
const newItemUnits = (item: Row) => kilobytes(item) * (TRANSACTION + indexesOf(item).length);

/** Only what was not there before: for a replaced item the arithmetic would have to know the old one. */
const unitsOfWrite = ({ Put, Update }: TransactWriteItem): number | undefined => {
  if (Update !== undefined) return TRANSACTION;
  const isNew = Put?.ConditionExpression?.startsWith('attribute_not_exists') === true;
  return isNew && Put?.Item !== undefined ? newItemUnits(Put.Item) : undefined;
};

/** The parts of a writing transaction; nothing of any other call. */
export const writesIn = (input: ServiceInputTypes): TransactWriteItem[] | undefined => {
  if (!('TransactItems' in input) || input.TransactItems === undefined) return undefined;
  return input.TransactItems.flatMap((one) => ('Get' in one ? [] : [one]));
};

/**
 * The write units of a transaction of new items and of additions to counters (which stay under 1 KB), by DynamoDB's
 * price list and nobody's word; nothing where our arithmetic has no answer.
 */
export const writeUnitsOf = (input: ServiceInputTypes): number | undefined => {
  const units = writesIn(input)?.map(unitsOfWrite);
  return units?.every((one) => one !== undefined) ? sum(units) : undefined;
};

/**
 * What a transaction costs at most whose guard did not hold: its items are paid for, no index entry is written. The
 * engine says nothing about it, and the price list not exactly.
 */
export const refusedUnitsOf = (input: ServiceInputTypes): number | undefined => {
  const units = writesIn(input)?.map(
    ({ Put }) => TRANSACTION * (Put?.Item === undefined ? 1 : kilobytes(Put.Item)),
  );
  return units === undefined ? undefined : sum(units);
};

/** The read units of a page: the bytes of what was read, half the price where the read is not strongly consistent. */
export const readUnitsOf = (input: ServiceInputTypes, output: ServiceOutputTypes): number | undefined => {
  if (!('KeyConditionExpression' in input) || !('Items' in output)) return undefined;
  if (input.FilterExpression !== undefined || input.Select === 'COUNT') return undefined;
  const bytes = sum((output.Items ?? []).map(itemBytes));
  return Math.max(1, Math.ceil(bytes / READ_UNIT)) * (input.ConsistentRead ? 1 : 0.5);
};
