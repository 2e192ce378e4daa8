import type { Write } from './table.ts';

const sum = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>) => {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(names.map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)]));
};

/** One addition for each counter: a transaction may not touch an item twice. */
export const sumAdds = (writes: readonly Write[]): Write[] => {
  const adds = new Map<string, Extract<Write, { add: unknown }>>();
  const rest: Write[] = [];
  for (const write of writes) {
    if (!('add' in write)) {
      rest.push(write);
      continue;
    }
    const name = `${write.add.pk} ${write.add.sk}`;
    adds.set(name, { add: write.add, amounts: sum(adds.get(name)?.amounts ?? {}, write.amounts) });
  }
  return [...rest, ...adds.values()];
};
