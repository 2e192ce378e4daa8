import { type Item, type Table, WriteRefused } from '../../../shared/table/table.ts';

/** A build of the table, made before the first test, and a partition of its own for each test. */
export interface Testbed {
  table(): Table;
  freshPk(): string;
}

export const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);
export const sk = (n: number) => `ROW#${String(n).padStart(4, '0')}`;
export const sorts = (items: readonly Item[]) => items.map((item) => item.sk);

export const rows = (pk: string, count: number, more: (n: number) => object = () => ({})): Item[] =>
  numbers(count).map((n) => ({ pk, sk: sk(n), n, ...more(n) }));

/** How a write was refused; fails when it was not. */
export const refusal = async (work: Promise<unknown>): Promise<WriteRefused> => {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (error instanceof WriteRefused) return error;
  throw new Error('The write was not refused.', { cause: error });
};
