import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { fileTable } from '../../local/file-table/file-table.ts';
import { freshFolder } from '../support/host/run-host.ts';

const put = (sk: string, more: object = {}) => ({ put: { pk: 'P', sk, ...more }, guard: 'absent' as const });
const HOUR = 3_600;
const now = () => Math.floor(Date.now() / 1_000);

it('has when it is opened again what was written, without what has expired since', async () => {
  const file = join(freshFolder(), 'table.db');
  const first = fileTable(file);
  first.changes.open();
  await first.table.write([
    put('stays'),
    put('later', { expiresAt: now() + HOUR }),
    put('over', { expiresAt: now() - HOUR }),
  ]);
  first.close();
  const { table, changes, close } = fileTable(file);
  expect((await table.query({ pk: 'P' })).items.map(({ sk }) => sk)).toEqual(['later', 'stays']);
  const told = changes
    .after('0', 10)
    .map(({ eventName, dynamodb }) => [eventName, dynamodb?.Keys?.['sk']?.S]);
  expect(told).toEqual([
    ['INSERT', 'stays'],
    ['INSERT', 'later'],
    ['INSERT', 'over'],
    ['REMOVE', 'over'],
  ]);
  close();
});

it('keeps changes for a day before the newest, however long it stood still', async () => {
  const file = join(freshFolder(), 'table.db');
  const first = fileTable(file);
  first.changes.open();
  for (const sk of ['two-days', 'one-hour', 'newest']) await first.table.write([put(sk)]);
  first.close();
  const raw = new DatabaseSync(file);
  const age = (sequence: number, hours: number) =>
    raw
      .prepare('UPDATE changes SET at = ? WHERE sequence = ?')
      .run(Date.now() - hours * HOUR * 1_000, sequence);
  age(1, 24 * 9);
  age(2, 24 * 7 + 1);
  age(3, 24 * 7);
  raw.close();
  const { changes, close } = fileTable(file);
  expect(changes.after('0', 10).map(({ dynamodb }) => dynamodb?.Keys?.['sk']?.S)).toEqual([
    'one-hour',
    'newest',
  ]);
  close();
});

it('is told apart from a file that was there before it', () => {
  const places = [freshFolder(), freshFolder()].map((folder) => {
    const { changes, close } = fileTable(join(folder, 'table.db'));
    changes.open();
    const place = changes.place();
    close();
    return place;
  });
  expect(new Set(places).size).toBe(2);
});
