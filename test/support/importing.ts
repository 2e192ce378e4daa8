import { routes } from '../../functions/http/imports/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import type { RowResult } from '../../shared/register-import/rules/result.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import { failingTable } from '../harness/failing-table.ts';
import { callerOf } from './call.ts';
import { hoursLater } from './cases.ts';
import { testContext } from './context.ts';
import { GRID, linkedHousehold, registrar, theStaff, theTree } from './register.ts';

export const IMPORT_ID = '01JQ0000000000000000000040';

/** The small prefecture with one linked household, and the two calls that an import is made of. */
export const importing = async () => {
  const plain = memoryTable();
  await plain.load([...theTree(), ...theStaff(), ...linkedHousehold(GRID, 0, 'w-zhuoma')]);
  const { table, killAt, revive } = failingTable(plain);
  const test = testContext(table);
  test.moveTo(hoursLater(1));
  const call = callerOf([...routes, ...register, ...relocation, ...staff], test.ctx);
  const open = (kind: string, who = registrar, chunks = 2) =>
    call('PUT', `/imports/${IMPORT_ID}`, who, { body: { kind, chunks } });
  const send = (kind: string, rows: readonly object[], more: object = {}, number = 0, who = registrar) =>
    call('POST', `/imports/${IMPORT_ID}/chunks/${number}`, who, { body: { kind, rows, ...more } });
  return { ...test, plain, killAt, revive, call, open, send };
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
