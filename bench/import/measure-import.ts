import { routes } from '../../functions/http/imports/routes.ts';
import { createTable } from '../../local/create-table.ts';
import { coverageToday } from '../../shared/statistics/store/coverage-store.ts';
import type { Context } from '../../shared/table/context.ts';
import { dynamoTable, slicesOf } from '../../shared/table/dynamo-table.ts';
import { callerOf } from '../../test/support/call.ts';
import { registrar } from '../../test/support/register.ts';
import { meter } from '../meter/meter.ts';
import { type Reading, readingOf } from '../meter/reading.ts';
import { silentContext } from '../silent-context.ts';
import { TABLE, type Testbed } from '../testbed.ts';
import { countMeanwhile } from './count-meanwhile.ts';
import { heardTable } from './heard-table.ts';
import { placesFor } from './places.ts';
import { householdRow, linkRow, nextLinkRow } from './rows.ts';

const CHUNK = 500;
const PREFECTURE = '623000';
const whole = { ...registrar, doorstep_area: PREFECTURE };
const seconds = (since: number) => Math.round((performance.now() - since) / 100) / 10;

interface Part {
  readonly kind: 'households' | 'links';
  readonly rows: readonly object[];
}

export interface Loaded {
  readonly rows: number;
  readonly events: number;
  readonly rowsInS: number;
  /** After the last row. */
  readonly countedAfterS: number;
}

const importer = (ctx: Context) => {
  const call = callerOf(routes, ctx);
  let opened = 0;
  return async ({ kind, rows }: Part): Promise<void> => {
    opened += 1;
    const id = `01JQ${String(opened).padStart(22, '0')}`;
    const chunks = slicesOf(rows, CHUNK);
    await call('PUT', `/imports/${id}`, whole, { body: { kind, chunks: chunks.length } });
    for (const [number, some] of chunks.entries()) {
      const { status, body } = await call('POST', `/imports/${id}/chunks/${number}`, whole, {
        body: { kind, rows: some },
      });
      const refused =
        status === 200
          ? body.results.find(({ outcome }: { outcome: string }) => outcome !== 'created')
          : body;
      if (refused !== undefined) throw new Error(`A row was not created: ${JSON.stringify(refused)}`);
    }
  };
};

const load = async (
  ctx: Context,
  heard: ReturnType<typeof heardTable>,
  importPart: (part: Part) => Promise<void>,
  parts: readonly Part[],
): Promise<Loaded> => {
  const counting = countMeanwhile(heard.events, ctx);
  const began = performance.now();
  for (const part of parts) await importPart(part);
  const rowsInS = seconds(began);
  const last = performance.now();
  const events = await counting.end();
  const rows = parts.reduce((sum, part) => sum + part.rows.length, 0);
  return { rows, events, rowsInS, countedAfterS: seconds(last) };
};

const rawUnits = async (
  testbed: Testbed,
  items: Parameters<ReturnType<typeof dynamoTable>['load']>[0],
): Promise<Reading> => {
  const client = testbed.client();
  await createTable(client, `${TABLE}-raw`);
  const { calls } = meter(client);
  await dynamoTable(client, `${TABLE}-raw`).load(items);
  return readingOf(calls);
};

/** So many households and links by the import path, and then the same items as nothing but batches. */
export const measureImport = async (testbed: Testbed, scale: { households: number; links: number }) => {
  const { households, links } = scale;
  // Of a household without a liaison come two links, from the two files after the first.
  const without = links - households;
  const client = testbed.client();
  const other = testbed.client();
  const aside = dynamoTable(other, TABLE);
  await aside.load(placesFor(households));
  const { calls } = meter(client);
  const plain = silentContext(client);
  const heard = heardTable(plain.table, aside, plain.now);
  const ctx = { ...plain, table: heard.table };
  const counter = silentContext(other);
  const importPart = importer(ctx);

  const all = Array.from({ length: households }, (_, n) => householdRow(n, n >= without));
  const quiet = await load(counter, heard, importPart, [{ kind: 'households', rows: all.slice(0, 4_000) }]);
  const rest = await load(counter, heard, importPart, [
    { kind: 'households', rows: all.slice(4_000) },
    { kind: 'links', rows: Array.from({ length: without }, (_, n) => linkRow(n)) },
    { kind: 'links', rows: Array.from({ length: without }, (_, n) => nextLinkRow(n)) },
  ]);
  const byImport = readingOf(calls);
  const coverage = await coverageToday(counter, PREFECTURE);
  const raw = await rawUnits(testbed, [...heard.kept.values()]);
  return { quiet, rest, byImport, raw, coverage, items: heard.kept.size };
};
