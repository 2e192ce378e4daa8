import { describe, expect, it } from 'vitest';
import { routes as importRoutes } from '../../functions/http/imports/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import type { Item, Table } from '../../shared/table/table.ts';
import { callerOf } from '../support/call.ts';
import { testContext } from '../support/context.ts';
import { cells, IMPORT_ID } from '../support/importing.ts';
import { aHousehold, GRID, registrar, TWIN_GRID, theStaff, theTree } from '../support/register.ts';

const MERGED = 400;
const IMPORTED = 500;
const FIVE_MINUTES_MS = 5 * 60_000;

/** Every answer of the table comes a random moment later, as over a network: both requests go on in turns. */
const interleaved = <T extends Table>(table: T): T => {
  const later = async () => {
    for (let turns = Math.floor(Math.random() * 4); turns >= 0; turns -= 1)
      await new Promise((resolve) => setImmediate(resolve));
  };
  const slow = <A extends unknown[], R>(act: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      await later();
      const result = await act(...args);
      await later();
      return result;
    };
  };
  const { get, getMany, query, write, load } = table;
  return {
    ...table,
    get: slow(get),
    getMany: slow(getMany),
    query: slow(query),
    write: slow(write),
    load: slow(load),
  };
};

const world = async () => {
  const plain = memoryTable();
  const households = Array.from({ length: MERGED }, (_, n) =>
    householdItem(aHousehold(GRID, n, { name: `Merged ${n}` })),
  );
  await plain.load([...theTree(), ...theStaff(), ...households]);
  const table = interleaved(plain);
  const [early, late] = [testContext(table), testContext(table)];
  const now = Date.parse(early.ctx.now());
  early.moveTo(new Date(now - FIVE_MINUTES_MS).toISOString());
  late.moveTo(new Date(now + FIVE_MINUTES_MS).toISOString());
  const routes = [...importRoutes, ...register, ...relocation];
  return { plain, merging: callerOf(routes, late.ctx), importing: callerOf(routes, early.ctx) };
};

const merge = { id: '01JQ0000000000000000000060', into: TWIN_GRID, reason: 'merger' };
const send = async (
  call: Awaited<ReturnType<typeof world>>['importing'],
  grid: string,
  rows = Array.from({ length: IMPORTED }, (_, n) => cells(grid, n, { name: `Imported ${n}` })),
) => {
  await call('PUT', `/imports/${IMPORT_ID}`, registrar, { body: { kind: 'households', chunks: 1 } });
  return call('POST', `/imports/${IMPORT_ID}/chunks/0`, registrar, { body: { kind: 'households', rows } });
};

const present = (items: readonly Item[], name: string) =>
  items.filter((item) => item.sk.startsWith('HH#') && item['status'] === 'present' && item['name'] === name);

const places = (items: readonly Item[], names: readonly string[]) =>
  names.map((name) =>
    present(items, name)
      .map(({ pk }) => pk)
      .join(),
  );

describe('an import while a merger goes on', () => {
  it.each([1, 2, 3, 4, 5])(
    'into the absorbing grid loses no household of either, by clocks ten minutes apart (round %i)',
    async () => {
      const { plain, merging, importing } = await world();
      const [merged, imported] = await Promise.all([
        merging('POST', `/areas/${GRID}/merge`, registrar, { body: merge }),
        send(importing, TWIN_GRID),
      ]);
      expect([merged.status, imported.status]).toEqual([201, 200]);
      expect(merged.body).toMatchObject({ state: 'done', households: MERGED });
      const all = plain.all();
      const olds = Array.from({ length: MERGED }, (_, n) => `Merged ${n}`);
      expect(places(all, olds)).toEqual(olds.map(() => `GRID#${TWIN_GRID}`));
      const results: { row: number; outcome: string }[] = imported.body.results;
      const made = results.filter(({ outcome }) => outcome === 'created').map(({ row }) => `Imported ${row}`);
      expect(places(all, made)).toEqual(made.map(() => `GRID#${TWIN_GRID}`));
      expect(all.filter(({ name }) => String(name).startsWith('Imported'))).toHaveLength(made.length);
      expect(results.filter(({ outcome }) => outcome === 'changed')).toEqual([]);
    },
  );

  it.each([1, 2, 3])(
    'into the absorbed grid leaves nobody behind under a retired code (round %i)',
    async () => {
      const { plain, merging, importing } = await world();
      const rows = Array.from({ length: IMPORTED }, (_, n) =>
        cells(GRID, 400 + n, { name: `Imported ${n}` }),
      );
      const [merged, imported] = await Promise.all([
        merging('POST', `/areas/${GRID}/merge`, registrar, { body: merge }),
        send(importing, GRID, rows),
      ]);
      expect([merged.status, imported.status]).toEqual([201, 200]);
      const left = plain.all().filter(({ pk, status }) => pk === `GRID#${GRID}` && status === 'present');
      expect(left).toEqual([]);
      const results: { row: number; outcome: string }[] = imported.body.results;
      const made = results.filter(({ outcome }) => outcome === 'created').map(({ row }) => `Imported ${row}`);
      expect(places(plain.all(), made)).toEqual(made.map(() => `GRID#${TWIN_GRID}`));
    },
  );
});
