import { beforeEach, describe, expect, it } from 'vitest';
import { householdId } from '../../shared/base/area-code.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { cells, importing, outcomes, refusals } from '../support/importing.ts';
import { aFile, aHousehold, GRID, TWIN_GRID } from '../support/register.ts';

let { plain, open, send } = await importing();
beforeEach(async () => {
  ({ plain, open, send } = await importing());
});
const id = householdId(GRID, 0);
const stored = (household = id) => plain.all().find(({ sk }) => sk === `HH#${household}`);
const asSeeded = () => ({ ...aFile(), liaison: 'w-zhuoma' });

describe('a row about a household that the register holds', () => {
  it('leaves what it has no column for', async () => {
    await open('households');
    const answer = await send('households', [{ household: id, name: 'Lhamo' }]);
    expect(answer.body.results).toEqual([{ row: 0, outcome: 'changed', fields: ['name'] }]);
    expect(stored()).toMatchObject({ ...asSeeded(), name: 'Lhamo', version: 2 });
  });

  it('leaves what it says nothing of', async () => {
    await open('households');
    const empty = { phone: '', language: ' ', birthYear: '', address: '', name: '' };
    const answer = await send('households', [cells(GRID, 0, { ...empty, people: '9' })]);
    expect(answer.body.results).toEqual([{ row: 0, outcome: 'changed', fields: ['people'] }]);
    expect(stored()).toMatchObject({ ...asSeeded(), people: 9 });
    expect(outcomes(await send('households', [cells(GRID, 0, { ...empty, people: '9' })], {}, 1))).toEqual([
      'exists',
    ]);
  });

  it.each(['清除', 'clear', 'CLEAR', 'གཙང་སེལ'])('takes away what it marks with %s', async (mark) => {
    await open('households');
    const answer = await send('households', [{ household: id, phone: mark, language: mark }]);
    expect(answer.body.results).toEqual([{ row: 0, outcome: 'changed', fields: ['phone', 'language'] }]);
    expect(stored()).not.toHaveProperty('phone');
    expect(stored()).not.toHaveProperty('language');
    expect(stored()).toMatchObject({ name: aFile().name, address: aFile().address });
  });

  it('keeps what a household cannot be without', async () => {
    await open('households');
    const answer = await send('households', [{ household: id, name: 'clear' }]);
    expect(refusals(answer)).toEqual(['name']);
    expect(answer.body.results[0]).toMatchObject({ code: 'row.never-empty' });
    expect(stored()).toMatchObject(asSeeded());
  });

  it('is rehearsed with the names of what would change, and its answer is kept', async () => {
    const rows = [{ household: id, name: 'Lhamo', people: '2' }, cells(GRID, 1)];
    const dry = await send('households', rows, { dryRun: true });
    expect(dry.body.results).toEqual([
      { row: 0, outcome: 'changed', fields: ['name', 'people'] },
      { row: 1, outcome: 'created', likely: [id] },
    ]);
    expect(stored()).toMatchObject(asSeeded());
    await open('households');
    const first = await send('households', rows);
    expect(first.body).toEqual(dry.body);
    expect((await send('households', rows)).body).toEqual(first.body);
  });

  it('loses no telephone number of 2,060 households when their names are corrected', async () => {
    const grids = [GRID, TWIN_GRID, '623027101204001'];
    const homes = Array.from({ length: 2_060 }, (_, n) => ({
      grid: grids[n % 3] ?? GRID,
      no: Math.floor(n / 3),
    }));
    await plain.load(homes.map(({ grid, no }) => householdItem(aHousehold(grid, no))));
    await open('households', undefined, 10);
    for (let part = 0; part < 10; part += 1) {
      const some = homes.slice(part * 206, (part + 1) * 206);
      const rows = some.map(({ grid, no }) => ({ household: householdId(grid, no), name: `Lhamo ${no}` }));
      const named = rows.map((_, row) => ({ row, outcome: 'changed', fields: ['name'] }));
      expect((await send('households', rows, { dryRun: true }, part)).body.results).toEqual(named);
      expect((await send('households', rows, {}, part)).body.results).toEqual(named);
    }
    const kept = plain.all().filter(({ sk }) => sk.startsWith('HH#'));
    expect(kept).toHaveLength(2_060);
    expect(
      kept.filter(({ phone, name }) => phone !== aFile().phone || !String(name).startsWith('Lhamo')),
    ).toEqual([]);
  });
});

describe('a row about a household that is new', () => {
  it.each(['name', 'address', 'people'])('is refused without %s', async (field) => {
    await open('households');
    const answer = await send('households', [cells(GRID, 7, { [field]: '' })]);
    expect(answer.body.results).toMatchObject([{ outcome: 'refused', field, code: 'row.value-needed' }]);
    expect(stored(householdId(GRID, 7))).toBeUndefined();
  });

  it('has nothing where the row marks that there is nothing', async () => {
    await open('households');
    const answer = await send('households', [cells(GRID, 7, { phone: '清除' })]);
    expect(outcomes(answer)).toEqual(['created']);
    expect(stored(householdId(GRID, 7))).not.toHaveProperty('phone');
  });
});
