import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/cases/routes.ts';
import { type Item, type Query, type Table, WriteRefused } from '../../shared/table/table.ts';
import { callerOf } from '../support/call.ts';
import { caseApi, ID, report, township, worker } from '../support/case-api.ts';

const CASE = { pk: `CASE#${ID}`, sk: 'CASE' };
const isEntry = ({ sk }: Item, version: number) => sk.startsWith('ENTRY#') && sk.endsWith(String(version));

/** A table on which whoever looks at the case first sees a transaction half done. */
const halfShown = (table: Table, shown: (items: readonly Item[]) => Item[]): Table => {
  let looks = 0;
  const query = async (asked: Query) => {
    const page = await table.query(asked);
    if (asked.pk !== CASE.pk) return page;
    looks += 1;
    return looks > 1 ? page : { ...page, items: shown(page.items) };
  };
  return { ...table, query };
};

let { call, ctx, table, step } = caseApi();
beforeEach(() => {
  ({ call, ctx, table, step } = caseApi());
});

describe('a step sent again while its transaction is shown in halves', () => {
  const again = (shown: (items: readonly Item[]) => Item[], verb: string, body: object) =>
    callerOf(routes, { ...ctx, table: halfShown(table, shown) })('POST', `/cases/${ID}/${verb}`, township, {
      body,
      headers: { 'idempotency-key': 'one-key' },
    });

  it.each([
    { verb: 'notes', body: { words: 'Called.' } },
    { verb: 'accept', body: {} },
  ])('is taken once, though its entry is not to be seen yet: $verb', async ({ verb, body }) => {
    await call('POST', '/cases', worker, { body: report });
    const first = await step(township, verb, body, 'one-key');
    const stored = table.all();
    const withoutEntry = (items: readonly Item[]) => items.filter((item) => !isEntry(item, 2));
    expect(await again(withoutEntry, verb, body)).toEqual(first);
    expect(table.all()).toEqual(stored);
  });

  it('is answered, though the case is not to be seen as it left it yet', async () => {
    await call('POST', '/cases', worker, { body: report });
    const before = table.all().find(({ pk, sk }) => pk === CASE.pk && sk === CASE.sk);
    await step(township, 'notes', { words: 'Heard.' });
    const first = await step(township, 'notes', { words: 'Called.' }, 'one-key');
    const stored = table.all();
    const halves = (items: readonly Item[]) =>
      items
        .filter((item) => !isEntry(item, 2))
        .map((item) => (item.sk === CASE.sk && before !== undefined ? before : item));
    expect(await again(halves, 'notes', { words: 'Called.' })).toEqual(first);
    expect(table.all()).toEqual(stored);
  });
});

describe('a case whose timeline lost entries for good', () => {
  it('is read as it stands, and can be taken on', async () => {
    await call('POST', '/cases', worker, { body: report });
    await step(township, 'notes', { words: 'Heard.' });
    await table.write([{ remove: { pk: CASE.pk, sk: 'ENTRY#000002' }, guard: 'exists' }]);
    expect(await call('GET', `/cases/${ID}`, township)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await step(township, 'accept', {}, 'a-key')).toMatchObject({ status: 200, body: { version: 3 } });
  });
});

describe('a report', () => {
  it('never ends in the raw word of the table', async () => {
    const write = async () => {
      throw new WriteRefused(2, undefined);
    };
    const refused = callerOf(routes, { ...ctx, table: { ...table, write } });
    expect(await refused('POST', '/cases', worker, { body: report })).toMatchObject({ status: 409 });
  });
});
