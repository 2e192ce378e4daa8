import { beforeEach, expect, it } from 'vitest';
import { memoryTable } from '../../shared/table/memory-table.ts';
import { mergedPage } from '../../shared/table/merged-page.ts';
import type { Item } from '../../shared/table/table.ts';

const FIRST = { pk: 'OPEN#1', index: 'area' } as const;
const SECOND = { pk: 'OPEN#2', index: 'area' } as const;

/** The `n`th item of a partition; four follow each other at every place. */
const itemNo = (areaPk: string, n: number): Item => ({
  pk: `${areaPk}#${String(n).padStart(5, '0')}`,
  sk: 'CASE',
  areaPk,
  areaSk: String(Math.floor(n / 4)).padStart(5, '0'),
  n,
});

let table: ReturnType<typeof memoryTable>;
beforeEach(async () => {
  table = memoryTable();
  for (const { pk } of [FIRST, SECOND])
    await table.load(Array.from({ length: 2_600 }, (_, n) => itemNo(pk, n)));
});

const everyPage = async (limit: number, keep?: (item: Item) => boolean) => {
  const pages: Item[][] = [];
  let cursor: string | undefined;
  do {
    const page = await mergedPage(table, { parts: [SECOND, FIRST], asked: 'x', limit, cursor, keep });
    pages.push(page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return pages;
};

it('goes on in the middle of items that share a place, in whichever partition a page ended', async () => {
  const pages = await everyPage(97);
  const places = pages.flat().map(({ areaSk, areaPk, pk }) => `${areaSk} ${areaPk} ${pk}`);
  expect(places).toHaveLength(5_200);
  expect(places).toEqual(places.toSorted());
  expect(new Set(places).size).toBe(5_200);
});

it('finds the few that are wanted far behind what is not, on one page', async () => {
  const pages = await everyPage(10, ({ n }) => Number(n) >= 2_598);
  expect(pages.map((page) => page.length)).toEqual([4]);
});

it('hands back a place to go on from when it has looked long enough in vain', async () => {
  await table.load(Array.from({ length: 20_000 }, (_, n) => itemNo(FIRST.pk, n)));
  const pages = await everyPage(10, ({ n }) => Number(n) === 19_999);
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.flat()).toHaveLength(1);
});
