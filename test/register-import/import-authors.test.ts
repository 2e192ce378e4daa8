import { describe, expect, it } from 'vitest';
import { householdId } from '../../shared/base/area-code.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { cells, importing, outcomes } from '../support/importing.ts';
import { aFile, aWorker, COUNTY, GRID, registrar, TOWNSHIP } from '../support/register.ts';

const world = async () => {
  const test = await importing();
  const self = aWorker(registrar.sub, { role: 'registrar', area: COUNTY });
  await test.plain.load([workerItem(self)]);
  const noted = () => test.plain.all().filter(({ pk }) => pk.startsWith('ACCESS#'));
  return { ...test, noted };
};
const FRESH = householdId(GRID, 7);

describe('what an import writes about people', () => {
  it('stands in the access log with who sent it, before it is written, and once', async () => {
    const { open, send, noted } = await world();
    await open('households');
    const rows = [cells(GRID, 7), cells(GRID, 8)];
    expect(outcomes(await send('households', rows, { dryRun: true }))).toEqual(['created', 'created']);
    expect(noted()).toEqual([]);
    expect(outcomes(await send('households', rows))).toEqual(['created', 'created']);
    const author = { reader: registrar.sub, purpose: 'import.change' };
    expect(noted()).toMatchObject([{ pk: `ACCESS#${GRID}`, seen: [FRESH, householdId(GRID, 8)], ...author }]);
    await send('households', rows);
    expect(noted()).toHaveLength(1);
  });

  it('is not written when the log cannot be', async () => {
    const { open, send, table, plain } = await world();
    await open('households');
    const load = table.load;
    table.load = (items) =>
      items.some(({ pk }) => pk.startsWith('ACCESS#')) ? Promise.reject(new Error('no log')) : load(items);
    expect((await send('households', [cells(GRID, 7)])).status).toBe(500);
    expect(plain.all().some(({ sk }) => sk === `HH#${FRESH}`)).toBe(false);
  });

  it('of staff stands in their own log', async () => {
    const { open, send, noted } = await world();
    await open('workers');
    await send('workers', [{ id: 'w-new', name: 'Nyima', role: 'worker', area: GRID }]);
    expect(noted()).toMatchObject([{ pk: 'ACCESS#worker:w-new', reader: registrar.sub }]);
  });
});

describe('one household that is added', () => {
  it('stands in its access log with who added it', async () => {
    const { call, noted } = await world();
    const body = { id: '01JQ0000000000000000000051', grid: GRID, ...aFile({ name: 'Nyima' }) };
    const { body: made } = await call('POST', '/households', registrar, { body });
    expect(noted()).toMatchObject([
      { pk: `ACCESS#${made.id}`, reader: registrar.sub, purpose: 'household.change' },
    ]);
  });
});

describe('nobody changes their own role, area or unit', () => {
  it.each([
    { what: 'role', more: { role: 'supervisor' } },
    { what: 'area', more: { area: TOWNSHIP } },
  ])('by the register: $what', async ({ more }) => {
    const { call, plain } = await world();
    const stored = plain.all();
    const body = { name: 'Wangmo', role: 'registrar', area: COUNTY, ...more };
    const told = { body, headers: { 'if-match': '"1"' } };
    expect(await call('PUT', `/workers/${registrar.sub}`, registrar, told)).toMatchObject({
      status: 403,
      body: { code: 'worker.own-part' },
    });
    expect(plain.all()).toEqual(stored);
  });

  it('by a file, though an own name and telephone number may change', async () => {
    const { open, send } = await world();
    await open('workers');
    const row = { id: registrar.sub, name: 'Wangmo', role: 'registrar', area: COUNTY };
    expect(outcomes(await send('workers', [{ ...row, role: 'supervisor' }]))).toEqual(['refused']);
    expect(outcomes(await send('workers', [row], {}, 1))).toEqual(['changed']);
  });
});
