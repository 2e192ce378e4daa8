import { beforeEach, describe, expect, it } from 'vitest';
import { householdId } from '../../shared/base/area-code.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { cells, importing, outcomes, refusals } from '../support/importing.ts';
import { aFile, aHousehold, GRID, registrar, TWIN_GRID } from '../support/register.ts';

let { call, plain, open, send } = await importing();
beforeEach(async () => {
  ({ call, plain, open, send } = await importing());
});

const mistyped = householdId(GRID, 1).replace(/\d$/, (last) => String((Number(last) + 1) % 10));
const stored = (id: string) => plain.all().find(({ sk }) => sk === `HH#${id}`);

describe('households', () => {
  it('are added with their links, left, changed or refused, each row by itself', async () => {
    await open('households');
    const answer = await send('households', [
      cells(GRID, 1, { liaison: 'w-zhuoma', from: '2024-05-01' }),
      cells(GRID, 0),
      { household: householdId(TWIN_GRID, 3), name: 'Lhamo', address: 'Mill', people: '2' },
      cells(GRID, 2, { people: 'four' }),
    ]);
    expect(answer).toMatchObject({ status: 200 });
    expect(outcomes(answer)).toEqual(['created', 'exists', 'created', 'refused']);
    expect(stored(householdId(GRID, 1))).toMatchObject({ ...aFile(), liaison: 'w-zhuoma', version: 1 });
    expect(plain.all().filter(({ pk }) => pk === `SUBJECT#${householdId(GRID, 1)}`)).toMatchObject([
      { status: 'live', worker: 'w-zhuoma', from: '2024-05-01', reason: 'imported' },
    ]);
  });

  it('that are there are changed under their own lock, and keep who comes to them', async () => {
    await open('households');
    const answer = await send('households', [cells(GRID, 0, { people: '9' })]);
    expect(outcomes(answer)).toEqual(['changed']);
    expect(stored(householdId(GRID, 0))).toMatchObject({ people: 9, version: 2, liaison: 'w-zhuoma' });
  });

  it('that have nobody get the liaison that is named', async () => {
    await plain.load([householdItem(aHousehold(GRID, 1))]);
    await open('households');
    const answer = await send('households', [cells(GRID, 1, { liaison: 'w-cairang' })], {}, 1);
    expect(outcomes(answer)).toEqual(['changed']);
    expect((await call('GET', `/links?subject=${householdId(GRID, 1)}`, registrar)).body.items).toMatchObject(
      [{ worker: 'w-cairang', status: 'live' }],
    );
  });

  it.each([
    { why: 'a field is missing', row: cells(GRID, 1, { name: '' }), field: 'name' },
    {
      why: 'a number has a typing error',
      row: { ...cells(GRID, 1), household: mistyped },
      field: 'household',
    },
    { why: 'neither number nor place is given', row: cells(GRID, 1, { no: '' }), field: 'household' },
    {
      why: 'number and grid disagree',
      row: { ...cells(TWIN_GRID, 1), household: householdId(GRID, 1) },
      field: 'grid',
    },
    { why: 'there is no such grid', row: cells('623027101203099', 1), field: 'grid' },
    { why: 'there is no such worker', row: cells(GRID, 1, { liaison: 'w-nobody' }), field: 'liaison' },
    { why: 'the worker serves another grid', row: cells(GRID, 1, { liaison: 'w-twin' }), field: 'liaison' },
    { why: 'somebody else comes there', row: cells(GRID, 0, { liaison: 'w-cairang' }), field: 'liaison' },
    {
      why: 'the link would begin later',
      row: cells(GRID, 1, { liaison: 'w-zhuoma', from: '2026-03-10' }),
      field: 'from',
    },
    { why: 'a day of birth is given', row: cells(GRID, 1, { birthYear: '1980-01-01' }), field: 'birthYear' },
    { why: 'the language is none of ours', row: cells(GRID, 1, { language: 'fr' }), field: 'language' },
    { why: 'a formula is hidden in it', row: cells(GRID, 1, { name: '=HYPERLINK(1)' }), field: 'name' },
    {
      why: 'a full-width formula is hidden in it',
      row: cells(GRID, 1, { address: '＝1+1' }),
      field: 'address',
    },
  ])('are refused by column when $why, and the rest goes on', async ({ row, field }) => {
    await open('households');
    const answer = await send('households', [row, cells(TWIN_GRID, 5)]);
    expect(outcomes(answer)).toEqual(['refused', 'created']);
    expect(refusals(answer)).toEqual([field, undefined]);
    const [{ reason }] = answer.body.results;
    expect(reason).toMatch(/^[A-Z].*\.$/);
    expect(JSON.stringify(answer.body)).not.toContain('Dorje');
  });

  it('that stand twice in a chunk are taken once', async () => {
    await open('households');
    expect(outcomes(await send('households', [cells(GRID, 1), cells(GRID, 1, { people: '5' })]))).toEqual([
      'created',
      'refused',
    ]);
  });

  it('that have moved are refused with their new number', async () => {
    const body = { id: '01JQ0000000000000000000041', to: TWIN_GRID, reason: 'moved-house' };
    await call('POST', `/households/${householdId(GRID, 0)}/move`, registrar, { body });
    await open('households');
    const answer = await send('households', [cells(GRID, 0)]);
    expect(answer.body.results[0].reason).toContain(householdId(TWIN_GRID, 0));
  });
});
