import { beforeEach, describe, expect, it } from 'vitest';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { importing, refusals } from '../support/importing.ts';
import { aWorker, GRID, TWIN_GRID } from '../support/register.ts';

const PHONE = '13900000007';
const OFFICE = 'xh-roads';
let { plain, open, send } = await importing();
beforeEach(async () => {
  ({ plain, open, send } = await importing());
  await plain.load(
    [
      aWorker('w-amended', { phone: PHONE }),
      aWorker('h-amended', { role: 'handler', furtherRoles: ['worker'], unit: OFFICE, phone: PHONE }),
    ].map(workerItem),
  );
  await open('workers');
});
const stored = (id = 'w-amended') =>
  plain.all().find(({ pk, sk }) => pk === `WORKER#${id}` && sk === 'WORKER');

describe('a row about somebody of the staff whom the register holds', () => {
  it.each([
    { what: 'has no column for', rest: {} },
    { what: 'says nothing of', rest: { phone: '', role: ' ', area: '', unit: '' } },
  ])('leaves what it $what', async ({ rest }) => {
    const rows = ['w-amended', 'h-amended'].map((id) => ({ id, name: 'Lhamo', ...rest }));
    const dry = await send('workers', rows, { dryRun: true });
    expect(dry.body.results).toEqual([0, 1].map((row) => ({ row, outcome: 'changed', fields: ['name'] })));
    expect((await send('workers', rows)).body).toEqual(dry.body);
    expect(stored()).toMatchObject({ name: 'Lhamo', phone: PHONE, role: 'worker', area: GRID, version: 2 });
    expect(stored('h-amended')).toMatchObject({ phone: PHONE, furtherRoles: ['worker'], unit: OFFICE });
  });

  it('that says the same changes nothing', async () => {
    const rows = [{ id: 'w-amended', name: 'Worker w-amended', phone: '' }];
    expect((await send('workers', rows)).body.results).toEqual([{ row: 0, outcome: 'exists' }]);
    expect(stored()).toMatchObject({ version: 1 });
  });

  it.each(['清除', 'clear', 'གཙང་སེལ'])('takes away what it marks with %s', async (mark) => {
    const answer = await send('workers', [{ id: 'w-amended', phone: mark }]);
    expect(answer.body.results).toEqual([{ row: 0, outcome: 'changed', fields: ['phone'] }]);
    expect(stored()).not.toHaveProperty('phone');
    expect(stored()).toMatchObject({ name: 'Worker w-amended', role: 'worker' });
  });

  it.each(['name', 'role', 'area'])('keeps %s, which nobody is without', async (field) => {
    const answer = await send('workers', [{ id: 'w-amended', [field]: 'clear' }]);
    expect(answer.body.results).toMatchObject([{ outcome: 'refused', field, code: 'row.never-empty' }]);
    expect(stored()).toMatchObject({ version: 1 });
  });

  it('names the columns in which it changes, the office with the role', async () => {
    const row = { id: 'h-amended', role: 'worker', area: TWIN_GRID, unit: '清除' };
    const answer = await send('workers', [row]);
    expect(answer.body.results).toEqual([{ row: 0, outcome: 'changed', fields: ['role', 'area', 'unit'] }]);
    expect(stored('h-amended')).not.toHaveProperty('furtherRoles');
    expect(stored('h-amended')).not.toHaveProperty('unit');
  });

  it('who is no handler any more has no office, which is said and not assumed', async () => {
    const answer = await send('workers', [{ id: 'h-amended', role: 'worker' }]);
    expect(answer.body.results).toMatchObject([{ outcome: 'refused', field: 'unit', code: 'worker.unit' }]);
  });

  it.each(['name', 'role', 'area'])('or whom it does not hold yet needs %s', async (field) => {
    const row = { id: 'w-fresh', name: 'Lhamo', role: 'worker', area: GRID };
    expect(refusals(await send('workers', [{ ...row, [field]: '' }]))).toEqual([field]);
    expect(stored('w-fresh')).toBeUndefined();
  });
});
