import { describe, expect, it } from 'vitest';
import { reads, showsPeople } from '../harness/boundary/personal-reads.ts';
import { canaryWorld, isCanary } from '../support/canary-world.ts';

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const all = showsPeople.map((route) => ({ name: nameOf(route), route, read: reads[nameOf(route)] }));

describe('a route that shows something about a person', () => {
  it('is known to this test, found by what its answer may hold', () => {
    expect(all.length).toBeGreaterThan(10);
    expect(Object.keys(reads).sort()).toEqual(all.map(({ name }) => name).sort());
  });

  it.each(all)(
    'notes in the log of the person who read, in which role, for what: $name',
    async ({ route, read }) => {
      if (read === undefined) throw new Error('Add a way to read it in personal-reads.ts.');
      const { call, table } = await canaryWorld();
      const { who, target, body, headers = {} } = read;
      const answer = await call(route.method, target, who, { body, headers });
      expect(answer).toMatchObject({ status: 200 });
      const noted = table.all().filter(({ pk }) => pk === `ACCESS#${read.of}`);
      expect(noted).toMatchObject([{ reader: who.sub, role: who.doorstep_role, purpose: route.action }]);
      expect(isCanary(noted)).toBe(false);
    },
  );

  it.each(all)('shows nothing when the access log cannot be written: $name', async ({ route, read }) => {
    if (read === undefined) throw new Error('Add a way to read it in personal-reads.ts.');
    const { call, table } = await canaryWorld();
    const load = table.load;
    table.load = (items) =>
      items.some(({ pk }) => pk.startsWith('ACCESS#'))
        ? Promise.reject(new Error('no log today'))
        : load(items);
    // Whoever tries is counted towards their hour before anything is noted, so that no trying is free.
    const known = () => table.all().filter(({ pk }) => !pk.startsWith('READ#'));
    const stored = known();
    const { who, target, body, headers = {} } = read;
    const answer = await call(route.method, target, who, { body, headers });
    expect(answer).toMatchObject({ status: 500, body: { title: 'failed', status: 500 } });
    expect(isCanary(answer)).toBe(false);
    expect(known()).toEqual(stored);
  });
});
