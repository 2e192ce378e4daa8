import { beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../../local/demo-data/areas.ts';
import { demoItems } from '../../local/demo-data/items.ts';
import { loadDemoData } from '../../local/demo-data/load-demo-data.ts';
import { users } from '../../local/users.ts';
import { toArea } from '../../shared/area/store/area-item.ts';
import { areaKey } from '../../shared/area/store/keys.ts';
import { areaPath, isWithin, kindOfArea, parentOf } from '../../shared/base/area-code.ts';
import { toHousehold } from '../../shared/household/store/household-item.ts';
import { toLink } from '../../shared/link/store/links.ts';
import { areaOfSubject } from '../../shared/programme/rules/subject.ts';
import { coverageToday } from '../../shared/statistics/store/coverage-store.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import type { Item, Table } from '../../shared/table/table.ts';
import { toWorker } from '../../shared/worker/store/worker-item.ts';
import { testContext } from '../support/context.ts';

const sorted = (items: readonly Item[]) => items.map(({ pk, sk }) => `${pk} ${sk}`).toSorted();

let table: ReturnType<typeof memoryTable>;
beforeAll(async () => {
  table = memoryTable();
  await loadDemoData(testContext(table).ctx);
});
const having = (prefix: string) => table.all().filter(({ sk }) => sk.startsWith(prefix));

describe('the demo prefecture', () => {
  it('has a hundredth of the households and liaison workers of the real one', () => {
    const workers = having('WORKER').map(toWorker);
    expect(having('HH#').map(toHousehold)).toHaveLength(2_060);
    expect(workers.filter(({ role, id }) => role === 'worker' && id.startsWith('w-'))).toHaveLength(427);
  });

  it('has the counties of Gannan under their codes, and each area below one that is there', () => {
    const codes = having('AREA#').map((item) => toArea(item).code);
    expect(codes.filter((code) => kindOfArea(code) === 'county').toSorted()).toStrictEqual([
      '623001',
      '623021',
      '623022',
      '623023',
      '623024',
      '623025',
      '623026',
      '623027',
    ]);
    for (const code of codes) expect([undefined, ...codes]).toContain(parentOf(code));
  });

  it('has somebody answerable for every area and a live link on every household', () => {
    const records = [...having('AREA#').map(toArea), ...having('HH#').map(toHousehold)];
    const links = having('LINK#').map(toLink);
    expect(links.every(({ status }) => status === 'live')).toBe(true);
    expect(links).toHaveLength(records.length);
    const bySubject = new Map(links.map(({ subject, worker }) => [subject.id, worker]));
    for (const record of records) {
      const id = 'code' in record ? record.code : record.id;
      expect('liaison' in record && record.liaison).toBe(bySubject.get(id));
    }
  });

  it('links nobody with a subject outside their area', () => {
    const areaOf = new Map(having('WORKER').map((item) => [toWorker(item).id, toWorker(item).area]));
    for (const { subject, worker } of having('LINK#').map(toLink)) {
      const inner = areaPath(areaOfSubject(subject));
      expect(isWithin(inner, areaPath(areaOf.get(worker ?? '') ?? '623999'))).toBe(true);
    }
  });

  it('knows every demo user as one of its staff, with the same role and area', () => {
    const staff = new Map(having('WORKER').map((item) => [toWorker(item).id, toWorker(item)]));
    for (const { user, name: _, what: __, ...file } of users) expect(staff.get(user)).toMatchObject(file);
  });

  it('is counted: full coverage at every level', async () => {
    const { ctx } = testContext(table);
    expect(await coverageToday(ctx, '623000')).toMatchObject({ subjects: 2_060, linked: 2_060, without: 0 });
    const counties = areas.filter(({ code }) => kindOfArea(code) === 'county');
    const figures = await Promise.all(counties.map(({ code }) => coverageToday(ctx, code)));
    expect(figures.reduce((sum, { subjects }) => sum + subjects, 0)).toBe(2_060);
  });

  it('is the same every time', () => {
    expect(demoItems()).toStrictEqual(demoItems());
  });
});

describe('loading it', () => {
  /** Fails after some writes, like a host that is killed. */
  const breaking = (inner: Table, after: number): Table => {
    let writes = 0;
    return {
      ...inner,
      write: async (all) => {
        writes += 1;
        if (writes > after) throw new Error('killed');
        await inner.write(all);
      },
    };
  };

  it.each([1, 48, 60, 170])('goes on after a kill at write %i', async (after) => {
    const half = memoryTable();
    await expect(loadDemoData(testContext(breaking(half, after)).ctx)).rejects.toThrow('killed');
    await loadDemoData(testContext(half).ctx);
    expect(sorted(half.all())).toStrictEqual(sorted(table.all()));
  });

  it('never touches a prefecture that people work with', async () => {
    const used = memoryTable();
    await loadDemoData(testContext(used).ctx);
    const household = having('HH#')[0];
    await used.write([{ remove: { pk: household?.pk ?? '', sk: household?.sk ?? '' }, guard: 'exists' }]);
    const before = used.all();
    await loadDemoData(testContext(used).ctx);
    expect(used.all()).toStrictEqual(before);
    expect(await used.get(areaKey('623000'))).toBeDefined();
  });
});
