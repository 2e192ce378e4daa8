import { setTimeout } from 'node:timers/promises';
import type { AreaCode } from '../../base/area-code.ts';
import { addMs, monthOf } from '../../base/instant.ts';
import type { Case } from '../../case/rules/case.ts';
import { caseCounterKey } from '../../case/store/keys.ts';
import type { Context } from '../../table/context.ts';
import type { Key } from '../../table/key.ts';
import { addsUp, type Cells, differenceOf, factsIn, factsOfCases } from '../rules/fact-cells.ts';
import { addFacts, type Counter, casesSince, countersIn, recountsOf } from '../store/fact-store.ts';

/** This month and the last are compared with the cases every night; older ones where they do not add up by themselves. */
const ALWAYS_MS = 31 * 86_400_000;
/** Longer than an index lags behind. */
const PAUSE_MS = 1_000;

/** What a counter lacks, and how many changes it was made of when it was read. */
interface Lack {
  readonly key: Key;
  readonly amounts: Cells;
  readonly writes: number;
}

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;
const keyIn = (name: string): Key => {
  const [pk = '', sk = ''] = name.split(' ');
  return { pk, sk };
};
const counterOf = (it: Case, month: string) => nameOf(caseCounterKey(it.area, month, it.id));

const firstMonth = (ctx: Context, counters: readonly Counter[]): string =>
  [
    monthOf(addMs(ctx.now(), -ALWAYS_MS)),
    ...counters.filter(({ cells }) => !addsUp(cells)).map(({ month }) => month),
  ].toSorted()[0] ?? '';

/** What the counters of some areas lack by now, as far as the cases of their township tell. */
const lacksIn = async (ctx: Context, township: AreaCode, areas: readonly AreaCode[]): Promise<Lack[]> => {
  const counters = await countersIn(ctx, areas);
  const first = firstMonth(ctx, counters);
  const cases = (await casesSince(ctx, township, first)).filter(({ area }) => areas.includes(area));
  const real = factsOfCases(cases, counterOf, first);
  const stored = new Map(
    counters.filter(({ month }) => month >= first).map(({ key, cells }) => [nameOf(key), cells]),
  );
  return [...new Set([...real.keys(), ...stored.keys()])].flatMap((name) => {
    const cells = stored.get(name) ?? {};
    const amounts = differenceOf(factsIn(cells), real.get(name) ?? {});
    const lack = { key: keyIn(name), amounts, writes: cells['writes'] ?? 0 };
    return Object.keys(amounts).length === 0 ? [] : [lack];
  });
};

const isSame = (one: Lack, other: Lack): boolean =>
  nameOf(one.key) === nameOf(other.key) &&
  one.writes === other.writes &&
  Object.keys(differenceOf(one.amounts, other.amounts)).length === 0;

/** Lacked in two looks between which nothing was counted: not in a case that is just on its way, nor in an index that lags. */
const lastingLacks = async (
  ctx: Context,
  township: AreaCode,
  areas: readonly AreaCode[],
  before: readonly Lack[],
) => {
  await setTimeout(PAUSE_MS);
  return (await lacksIn(ctx, township, areas)).filter((one) => before.some((other) => isSame(one, other)));
};

const areaOf = ({ key }: Lack): AreaCode => key.pk.slice(key.pk.indexOf('#') + 1);

/**
 * Makes the cells of statistics of a township and of all below it what its cases are, and says whether they were not. They are
 * added to, and never put, so that a step of a case that is taken meanwhile is counted once.
 */
export const reconcileFacts = async (
  ctx: Context,
  township: AreaCode,
  areas: readonly AreaCode[],
): Promise<boolean> => {
  const first = await lacksIn(ctx, township, areas);
  if (first.length === 0) return false;
  const lacking = [...new Set(first.map(areaOf))];
  const recounts = new Map<AreaCode, number>();
  for (const area of lacking) recounts.set(area, await recountsOf(ctx, area));
  const lacks = await lastingLacks(ctx, township, lacking, first);
  for (const [area, some] of Map.groupBy(lacks, areaOf))
    await addFacts(ctx, area, recounts.get(area) ?? 0, some);
  return lacks.length > 0;
};
