import { beforeEach, describe, expect, it } from 'vitest';
import { householdId } from '../../shared/base/area-code.ts';
import { cells, importing, outcomes, refusals } from '../support/importing.ts';
import { COUNTY, GRID, registrar, TOWNSHIP } from '../support/register.ts';

let { call, plain, open, send } = await importing();
beforeEach(async () => {
  ({ call, plain, open, send } = await importing());
});
const stored = (no: number) => plain.all().find(({ sk }) => sk === `HH#${householdId(GRID, no)}`);

describe('a table as people make it', () => {
  it('has wide digits in numbers and codes', async () => {
    await open('households');
    const wide = { phone: '１３９０００００９１５', people: '３', no: '７' };
    expect(outcomes(await send('households', [cells(GRID, 7, wide)]))).toEqual(['created']);
    expect(stored(7)).toMatchObject({ phone: '13900000915', people: 3 });
  });

  it.each(['2026/3/1', '2026.3.1', '2026-3-1', '2026年3月1日', '２０２６/3/1', '2026/3/1 0:00'])(
    'writes a day as %s',
    async (from) => {
      await open('households');
      const answer = await send('households', [cells(GRID, 7, { liaison: 'w-zhuoma', from })]);
      expect(outcomes(answer)).toEqual(['created']);
      const links = await call('GET', `/links?subject=${householdId(GRID, 7)}`, registrar);
      expect(links.body.items).toMatchObject([{ worker: 'w-zhuoma', from: '2026-03-01' }]);
    },
  );

  it.each(['2026/13/1', '3/1/2026', 'yesterday'])('is told of a day that is none: %s', async (from) => {
    await open('households');
    const answer = await send('households', [cells(GRID, 7, { liaison: 'w-zhuoma', from })]);
    expect(refusals(answer)).toEqual(['from']);
  });

  it('breaks a line in a cell, and has characters that nobody sees', async () => {
    await open('households');
    const odd = { address: 'Upper court\n10', name: '\ufeffLhamo\u200b', phone: ' 13900000910\u00a0' };
    expect(outcomes(await send('households', [cells(GRID, 7, odd)]))).toEqual(['created']);
    expect(stored(7)).toMatchObject({ address: 'Upper court 10', name: 'Lhamo', phone: '13900000910' });
    expect(outcomes(await send('households', [cells(GRID, 7, { ...odd, name: 'Lhamo' })], {}, 1))).toEqual([
      'created',
    ]);
  });

  it.each(['\ufeff=1+1', ' =1+1', '\u200b＝1+1', '\t+1'])(
    'is refused a formula behind what nobody sees: %j',
    async (name) => {
      await open('households');
      expect(refusals(await send('households', [cells(GRID, 7, { name })]))).toEqual(['name']);
    },
  );
});

describe('codes of the statistics office', () => {
  it('are read as what they are: zeros at their end name nothing', async () => {
    await open('areas');
    const rows = [
      { code: `${COUNTY}000000`, name: 'The county' },
      { code: `${TOWNSHIP}000`, name: 'The township' },
      { code: `${TOWNSHIP}207`, name: 'A village' },
    ];
    const answer = await send('areas', rows);
    expect(outcomes(answer)).toEqual(['changed', 'changed', 'created']);
    const codes = plain
      .all()
      .filter(({ sk }) => sk === 'AREA')
      .map(({ code }) => String(code));
    expect(codes.filter((code) => /^\d{6}(\d{3})*000/.test(code))).toEqual([]);
    expect(await call('GET', `/areas/${TOWNSHIP}`, registrar)).toMatchObject({
      body: { name: 'The township' },
    });
  });

  it('are refused where a place between others is called 000', async () => {
    await open('areas');
    const nowhere = [
      `${COUNTY}000001`,
      `${COUNTY}000`,
      `${TOWNSHIP}203000`.slice(0, 15),
      `${COUNTY}000000001`,
    ];
    const answer = await send(
      'areas',
      nowhere.map((code) => ({ code, name: 'Nowhere' })),
    );
    expect(refusals(answer)).toEqual(nowhere.map(() => 'code'));
  });
});
