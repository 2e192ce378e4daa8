import { notedTable } from '../../bench/bill/noted-table.ts';
import { routes } from '../../functions/http/imports/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { eventOf } from '../../shared/publishing/event-mappers.ts';
import type { RowResult } from '../../shared/register-import/rules/result.ts';
import type { BusEvent } from '../../shared/runtime/bus.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import type { Item } from '../../shared/table/table.ts';
import { failingTable } from '../harness/failing-table.ts';
import { callerOf } from './call.ts';
import { hoursLater } from './cases.ts';
import { testContext } from './context.ts';
import { GRID, linkedHousehold, registrar, theStaff, theTree } from './register.ts';

export const IMPORT_ID = '01JQ0000000000000000000040';

/** The small prefecture with one linked household and some areas more, and the two calls that an import is made of. */
export const importing = async (areas: readonly Item[] = []) => {
  const plain = memoryTable();
  await plain.load([...theTree(), ...areas, ...theStaff(), ...linkedHousehold(GRID, 0, 'w-zhuoma')]);
  const stream = notedTable(plain, plain, () => test.ctx.now());
  const { table, killAt, revive } = failingTable(stream.table);
  const test = testContext(table as typeof plain);
  test.moveTo(hoursLater(1));
  const call = callerOf([...routes, ...register, ...relocation, ...staff], test.ctx);
  /** What the table's stream has led to on the bus since the last time. */
  const published = (): BusEvent[] => stream.take().flatMap((change) => eventOf(change) ?? []);
  const open = (kind: string, who = registrar, chunks = 2) =>
    call('PUT', `/imports/${IMPORT_ID}`, who, { body: { kind, chunks } });
  const send = (kind: string, rows: readonly object[], more: object = {}, number = 0, who = registrar) =>
    call('POST', `/imports/${IMPORT_ID}/chunks/${number}`, who, { body: { kind, rows, ...more } });
  return { ...test, published, plain, killAt, revive, call, open, send };
};

interface Answer {
  readonly body: { readonly results: readonly RowResult[] };
}
export const outcomes = ({ body }: Answer) => body.results.map(({ outcome }) => outcome);
export const refusals = ({ body }: Answer) => body.results.map(({ field }) => field);

/** A row of the households' file. */
export const cells = (grid: string, no: number, more: object = {}) => ({
  grid,
  no: String(no),
  name: 'Dorje Tashi',
  phone: '139 0000 0001',
  address: 'Lower mill lane 4',
  language: 'bo',
  people: '4',
  birthYear: '',
  liaison: '',
  from: '',
  ...more,
});

export const rowsOf = (grid: string, count: number, more: object = {}) =>
  Array.from({ length: count }, (_, n) => cells(grid, n + 1, more));

export const typesOf = (events: readonly BusEvent[]) => events.map(({ type }) => type);
