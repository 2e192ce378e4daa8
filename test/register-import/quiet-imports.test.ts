import { beforeEach, describe, expect, it } from 'vitest';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { householdId } from '../../shared/base/area-code.ts';
import type { BusEvent } from '../../shared/runtime/bus.ts';
import type { Item } from '../../shared/table/table.ts';
import { hoursLater } from '../support/cases.ts';
import { countCoverage, expectCounted } from '../support/counted-coverage.ts';
import { cells, importing, outcomes, rowsOf, typesOf } from '../support/importing.ts';
import * as people from '../support/register.ts';

const { COUNTY, GRID, PREFECTURE, TWIN_GRID, VILLAGE, registrar } = people;
const IMPORTED = 'doorstep.register.imported.v1';
const CHANGED = 'doorstep.household.changed.v1';
const HOME = householdId(GRID, 1);

let test: Awaited<ReturnType<typeof importing>>;
beforeEach(async () => {
  test = await importing();
});

const areasIn = (events: readonly BusEvent[]) =>
  events.map((event) => (event as unknown as { data: { areas: string[] } }).data.areas);

describe('an import of 4,000 households in 8 chunks', () => {
  const grids = Array.from({ length: 40 }, (_, n) => `${VILLAGE}${String(100 + n)}`);
  const chunk = (number: number) =>
    grids.slice(number * 5, number * 5 + 5).flatMap((grid) => rowsOf(grid, 100, { liaison: 'w-village' }));
  const writesOf = (items: readonly Item[], code: string) =>
    items.find(({ sk }) => sk === `COVERAGE#${code}`)?.['version'];

  it('publishes 8 events, has each grid counted once, and is right when the eighth is worked off', async () => {
    test = await importing(grids.map((code) => areaItem(people.anArea(code))));
    await test.open('households', registrar, 8);
    const events: BusEvent[][] = [];
    for (let number = 0; number < 8; number += 1) {
      const answer = await test.send('households', chunk(number), {}, number);
      expect(outcomes(answer)).toEqual(Array.from({ length: 500 }, () => 'created'));
      events.push(test.published());
    }
    expect(events.map(typesOf)).toEqual(Array.from({ length: 8 }, () => [IMPORTED]));
    expect(events.flatMap(areasIn)).toEqual(
      Array.from({ length: 8 }, (_, n) => grids.slice(n * 5, n * 5 + 5)),
    );

    await countCoverage(events.flat(), test.ctx);
    const items = test.plain.all();
    expect(grids.map((grid) => writesOf(items, grid))).toEqual(grids.map(() => 1));
    expect(writesOf(items, PREFECTURE)).toBe(8);
    expect(items.find(({ sk }) => sk === `COVERAGE#${VILLAGE}`)).toMatchObject({
      subjects: 4_000,
      linked: 4_000,
    });
    expectCounted(items.filter(({ pk }) => pk !== `GRID#${GRID}`));
  });
});

describe('what an import writes is told of', () => {
  it.each([
    { kind: 'areas', rows: [{ code: `${VILLAGE}888`, name: 'Upper lane' }] },
    { kind: 'units', rows: [{ id: 'xh-new', name: '民政局', area: COUNTY, sort: 'office' }] },
    { kind: 'workers', rows: [{ id: 'w-new', name: 'Pema', role: 'worker', area: GRID }] },
  ])('by nothing where nobody counts it: $kind', async ({ kind, rows }) => {
    await test.open(kind);
    expect(outcomes(await test.send(kind, rows))).toEqual(['created']);
    expect(test.published()).toEqual([]);
  });

  it('by one event for all links of a chunk', async () => {
    const add = (id: string, name: string) => {
      const body = { id, grid: TWIN_GRID, ...people.aFile({ name, phone: undefined }) };
      return test.call('POST', '/households', registrar, { body });
    };
    const added = [
      await add('01JQ0000000000000000000042', 'Lhamo'),
      await add('01JQ0000000000000000000043', 'Pema'),
    ];
    test.published();
    await test.open('links');
    const rows = added.map(({ body }) => ({
      subject: body.id,
      worker: 'w-twin',
      from: '2026-03-01',
      to: '',
    }));
    expect(outcomes(await test.send('links', rows))).toEqual(['created', 'created']);
    const events = test.published();
    expect(typesOf(events)).toEqual([IMPORTED]);
    expect(areasIn(events)).toEqual([[TWIN_GRID]]);
  });

  it('by one event for what it changes of households that were there', async () => {
    await test.open('households');
    expect(outcomes(await test.send('households', [cells(GRID, 0, { people: '7' })]))).toEqual(['changed']);
    expect(typesOf(test.published())).toEqual([IMPORTED]);
  });

  it('by nothing when all of it was there, or refused', async () => {
    await test.open('households');
    const rows = [cells(GRID, 0), cells('623026100200001', 1)];
    expect(outcomes(await test.send('households', rows))).toEqual(['exists', 'refused']);
    expect(test.published()).toEqual([]);
    await test.send('households', rowsOf(GRID, 2), {}, 1);
    test.published();
    await test.send('households', rowsOf(GRID, 2), {}, 1);
    expect(test.published()).toEqual([]);
  });

  it('by nothing in a dry run', async () => {
    await test.send('households', rowsOf(GRID, 2), { dryRun: true });
    expect(test.published()).toEqual([]);
  });

  it('dated by its beginning, so that sums do not say that they hold what is still being written', async () => {
    await test.open('households');
    await test.send('households', rowsOf(GRID, 1));
    expect(test.published()).toMatchObject([{ time: hoursLater(1) }]);
  });
});

describe('a household that was imported', () => {
  beforeEach(async () => {
    await test.open('households');
    await test.send('households', rowsOf(GRID, 2));
    test.published();
  });
  const stored = (id: string) => test.plain.all().find(({ sk }) => sk === `HH#${id}`);

  it('names its import, and nobody is shown that', async () => {
    expect(stored(HOME)).toMatchObject({ by: '01JQ0000000000000000000040' });
    expect((await test.call('GET', `/households/${HOME}`, registrar)).body).not.toHaveProperty('by');
  });

  const changes = {
    'is changed': () =>
      test.call('PUT', `/households/${HOME}`, registrar, {
        body: people.aFile({ people: 6 }),
        headers: { 'if-match': '"1"' },
      }),
    'gets a liaison': () =>
      test.call('POST', '/links', registrar, {
        body: {
          subject: { type: 'household', id: HOME },
          worker: 'w-zhuoma',
          from: '2026-03-09',
          reason: 'assigned',
        },
      }),
    leaves: () =>
      test.call('POST', `/households/${HOME}/leave`, registrar, {
        body: { id: '01JQ0000000000000000000043', reason: 'died-out' },
      }),
  };
  it.each(Object.keys(changes) as (keyof typeof changes)[])(
    'speaks again when it %s by hand',
    async (how) => {
      expect((await changes[how]()).status).toBeLessThan(300);
      expect(typesOf(test.published())).toEqual([CHANGED]);
      expect(stored(HOME)).not.toHaveProperty('by');
    },
  );

  it('speaks in both places when it moves', async () => {
    const body = { id: '01JQ0000000000000000000043', to: TWIN_GRID, reason: 'moved-house' };
    expect((await test.call('POST', `/households/${HOME}/move`, registrar, { body })).status).toBe(201);
    const events = test.published().filter(({ type }) => type === CHANGED);
    expect(new Set(events.map((event) => (event as unknown as { subject: string }).subject))).toEqual(
      new Set([GRID, TWIN_GRID]),
    );
  });
});
