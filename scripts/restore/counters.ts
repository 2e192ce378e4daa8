import { isDeepStrictEqual } from 'node:util';
import type { Key } from '../../shared/table/key.ts';
import type { Item } from '../../shared/table/table.ts';
import type { Addition } from './replay-case.ts';

const keyText = ({ pk, sk }: Key) => JSON.stringify([pk, sk]);

export interface CounterChange {
  readonly puts: readonly Item[];
  readonly removes: readonly Key[];
}

export interface Counters {
  /** As it stands in the backup. */
  stands(item: Item): void;
  /** As the timelines tell it; `by` -1 takes it back. */
  add(additions: readonly Addition[], by: 1 | -1): void;
  /** What has to be written so that the counters equal the timelines. */
  change(): CounterChange;
  /** The areas whose cases are counted. */
  areas(): string[];
}

/** Cells that came and went are stored as 0; they count like those that never were. */
const cells = (item: Item): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(item).filter(([name, value]) => name !== 'pk' && name !== 'sk' && value !== 0),
  );

/** Counts the cases of every area, month and slice again, from what their steps have added. */
export const recount = (): Counters => {
  const existing = new Map<string, Item>();
  const counted = new Map<string, Key & Record<string, number | string>>();
  return {
    stands: (item) => existing.set(keyText(item), item),
    add(additions, by) {
      for (const { add, amounts } of additions) {
        const sum = counted.get(keyText(add)) ?? { pk: add.pk, sk: add.sk };
        for (const [name, amount] of Object.entries(amounts))
          sum[name] = Number(sum[name] ?? 0) + by * amount;
        counted.set(keyText(add), sum);
      }
    },
    change: () => ({
      puts: [...counted].flatMap(([key, sum]) => {
        const had = existing.get(key);
        return had !== undefined && isDeepStrictEqual(cells(had), cells(sum)) ? [] : [sum];
      }),
      removes: [...existing].filter(([key]) => !counted.has(key)).map(([, { pk, sk }]) => ({ pk, sk })),
    }),
    areas: () => [...new Set([...counted.values()].map(({ pk }) => pk.slice('TALLY#'.length)))],
  };
};
