/** Works on all of them, so many at the same time; the results come in no order. */
export const atOnce = async <T, R>(
  many: number,
  all: readonly T[],
  work: (one: T) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = [];
  const rest = all.values();
  const worker = async () => {
    for (const one of rest) results.push(await work(one));
  };
  await Promise.all(Array.from({ length: many }, worker));
  return results;
};
