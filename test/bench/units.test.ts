import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { itemBytes } from '../../bench/meter/item-bytes.ts';
import { readUnitsOf, refusedUnitsOf, writeUnitsOf } from '../../bench/meter/units.ts';

const NEW = 'attribute_not_exists(pk)';
const put = (item: object, condition: string | undefined = NEW) => ({
  Put: { TableName: 't', Item: marshall(item), ConditionExpression: condition },
});
const counter = {
  Update: { TableName: 't', Key: marshall({ pk: 'a', sk: 'b' }), UpdateExpression: 'ADD a :a' },
};

/** `pk` and `sk` with one character each are six bytes; the rest is filled up. */
const ofBytes = (bytes: number, more: object = {}) => ({
  pk: 'p',
  sk: 's',
  ...more,
  x: 'a'.repeat(bytes - 7),
});

describe('the bytes of an item', () => {
  it.each([
    { item: { pk: 'p', sk: 's' }, bytes: 6 },
    { item: { a: '门' }, bytes: 4 },
    { item: { a: 7 }, bytes: 3 },
    { item: { a: 1234 }, bytes: 4 },
    { item: { a: true, b: null }, bytes: 4 },
    { item: { a: [] }, bytes: 4 },
    { item: { a: ['xy'] }, bytes: 7 },
    { item: { a: { b: 'xy' } }, bytes: 8 },
  ])('of $item are $bytes', ({ item, bytes }) => {
    expect(itemBytes(marshall(item))).toBe(bytes);
  });
});

describe('the write units of a transaction', () => {
  it.each([
    { what: 'a new item', writes: [put(ofBytes(1_024))], units: 2 },
    { what: 'a byte more than a kilobyte', writes: [put(ofBytes(1_025))], units: 4 },
    {
      what: 'an item in one index',
      writes: [put({ ...ofBytes(500), clockPk: 'c', clockSk: 's' })],
      units: 3,
    },
    {
      what: 'an item with half a key of an index',
      writes: [put({ ...ofBytes(500), clockPk: 'c' })],
      units: 2,
    },
    { what: 'a counter', writes: [counter], units: 2 },
    { what: 'all of these', writes: [put(ofBytes(1_024)), put(ofBytes(1_025)), counter], units: 8 },
  ])('of $what are $units', ({ writes, units }) => {
    expect(writeUnitsOf({ TransactItems: writes })).toBe(units);
  });

  it('are not guessed for an item that replaces another', () => {
    expect(writeUnitsOf({ TransactItems: [put(ofBytes(100), '#version = :version')] })).toBeUndefined();
  });

  it('hold no index entry when the transaction was refused', () => {
    const writes = [put({ ...ofBytes(500), clockPk: 'c', clockSk: 's' }), counter];
    expect(refusedUnitsOf({ TransactItems: writes })).toBe(4);
  });
});

describe('the read units of a page', () => {
  const query = { TableName: 't', KeyConditionExpression: 'pk = :pk' };
  const page = (bytes: number) => ({ $metadata: {}, Items: [marshall(ofBytes(bytes))] });

  it.each([
    { bytes: 4_096, consistent: false, units: 0.5 },
    { bytes: 4_097, consistent: false, units: 1 },
    { bytes: 4_097, consistent: true, units: 2 },
  ])('of $bytes bytes, consistent $consistent, are $units', ({ bytes, consistent, units }) => {
    expect(readUnitsOf({ ...query, ConsistentRead: consistent }, page(bytes))).toBe(units);
  });

  it('are not guessed where items were read and not shown', () => {
    expect(readUnitsOf({ ...query, FilterExpression: 'begins_with(a, :a)' }, page(10))).toBeUndefined();
    expect(readUnitsOf({ ...query, Select: 'COUNT' }, page(10))).toBeUndefined();
  });
});
