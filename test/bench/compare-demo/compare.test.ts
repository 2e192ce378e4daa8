import { describe, expect, it } from 'vitest';
import {
  compareItems,
  compareStories,
  countPrefixes,
  type DemoRun,
  isEqual,
} from '../../../bench/compare-demo/compare.ts';
import { printedDifference } from '../../../bench/compare-demo/print-difference.ts';

const ONE = '01M5BD51MM244E2CJ6ARWXK7SD';
const OTHER = '01M5GHYFQTDW2S1QEET0S8XG20';
/** These two sort the other way round. */
const THIRD = '01M62P5E3FHHB2XCZKFVKTN7VV';
const FOURTH = '01M5BD51PQWF6148KE9BV2XFXA';
const DEMO = '01M8JGHFV0NV3CQY0PNS7ZF9YC';

interface Chances {
  readonly order: string;
  readonly access: string;
  readonly ms: string;
  readonly began: string;
}

/** A case with a follow-up order, an access note, a sweep and a message, as one telling writes them. */
const itemsOf = ({ order, access, ms, began }: Chances) => [
  {
    pk: `CASE#${DEMO}`,
    sk: 'ENTRY#000005',
    order: { followUpId: order, answerBy: '2026-10-22T16:00:00.000Z' },
  },
  { pk: `CASE#${DEMO}`, sk: 'ENTRY#000007', followUpId: order, at: `2026-10-22T01:00:${ms}Z` },
  { pk: 'ACCESS#623027101001001', sk: `2026-10-22T01:00:${ms}Z#${access}`, expiresAt: 1_887_238_800 },
  { pk: 'SWEEP#overdue', sk: `2026-10-20T01:00:${ms}Z`, durationMs: Number(ms), scanned: 1 },
  { pk: 'MAIL#w-zhuoma', sk: 'OUT#1', at: began, tags: new Set(['b', 'a']) },
];

const toldAt = (chances: Chances): DemoRun => ({
  story: `the lane ...ZF9YC\n  told at ${chances.began}\n`,
  items: itemsOf(chances),
  began: Date.parse(chances.began),
  ended: Date.parse(chances.began) + 60_000,
});

const there = toldAt({ order: ONE, access: OTHER, ms: '00.012', began: '2026-11-29T22:44:21.000Z' });
/** The same story: other times within ten minutes, other ids of chance whose order is turned round. */
const again = toldAt({ order: THIRD, access: FOURTH, ms: '03.900', began: '2026-11-30T08:10:00.000Z' });
const here: DemoRun = { ...again, items: again.items.toReversed() };

const planted = (index: number, change: object): DemoRun => ({
  ...again,
  items: again.items.map((item, at) => (at === index ? { ...item, ...change } : item)),
});

describe('the tables of two tellings', () => {
  it('are equal whatever the order, the chance and the moment', () => {
    expect(compareItems(there, here)).toEqual({ there: [], here: [] });
  });

  it.each([
    { what: 'another number', changed: planted(3, { scanned: 2 }) },
    { what: 'one more field', changed: planted(3, { failed: 0 }) },
    {
      what: 'another deadline',
      changed: planted(0, { order: { followUpId: THIRD, answerBy: '2026-10-23T16:00:00.000Z' } }),
    },
    { what: 'another life', changed: planted(2, { expiresAt: 1_887_325_200 }) },
    { what: 'another key', changed: planted(4, { pk: 'MAIL#w-tashi' }) },
    { what: 'an answer to another order', changed: planted(1, { followUpId: '01M2EPV5MNDB2XEFVH7GBNHS78' }) },
    { what: 'an item too few', changed: { ...again, items: again.items.slice(1) } },
    { what: 'an item twice', changed: { ...again, items: [...again.items, ...again.items.slice(0, 1)] } },
  ])('are not with $what', ({ changed }) => {
    expect(isEqual(compareItems(there, changed))).toBe(false);
  });

  it('are shown by the items that only one of them has', () => {
    const difference = compareItems(there, planted(3, { scanned: 2 }));
    const lines = printedDifference('Items', difference).split('\n');
    expect(lines).toEqual([
      'Items: DIFFERENT',
      expect.stringMatching(/^ {2}- .*"scanned":1/),
      expect.stringMatching(/^ {2}\+ .*"scanned":2/),
    ]);
  });

  it('are counted by the words of their keys', () => {
    expect(countPrefixes(there, planted(1, { sk: 'CASE' }))).toEqual([
      { prefix: 'ACCESS', there: 1, here: 1 },
      { prefix: 'CASE CASE', there: 0, here: 1 },
      { prefix: 'CASE ENTRY', there: 2, here: 1 },
      { prefix: 'MAIL OUT', there: 1, here: 1 },
      { prefix: 'SWEEP', there: 1, here: 1 },
    ]);
  });
});

describe('what two demos printed', () => {
  it('is equal but for the moment', () => {
    expect(isEqual(compareStories(there, here))).toBe(true);
  });

  it('is not when its lines change places', () => {
    const story = here.story.split('\n').toReversed().join('\n');
    expect(isEqual(compareStories(there, { ...here, story }))).toBe(false);
  });
});
