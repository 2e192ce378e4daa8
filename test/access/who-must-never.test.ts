import { beforeEach, describe, expect, it, vi } from 'vitest';
import { conditions } from '../../shared/access/rules/may.ts';
import type { Condition, Grant } from '../../shared/base/module-data.ts';
import { grants } from '../../shared/modules.ts';
import { aPrefecture, type Person, people } from '../support/a-prefecture.ts';
import { allEndpoints } from '../support/all-endpoints.ts';
import { COUNTY, FOREIGN_GRID, GRID, linkedHousehold, TWIN_GRID } from '../support/register.ts';
import { CASE, HOME, type Row, rows, TALK } from './never-rows.ts';

const endpoints = await allEndpoints();

/** Zhuoma's door with a case that lies with the office for roads, and a talk that was asked of Cairang alone. */
const aBusyDoor = async () => {
  const world = await aPrefecture(endpoints, [
    ...linkedHousehold(GRID, 1, 'w-zhuoma'),
    ...linkedHousehold(TWIN_GRID, 1, 'w-twin'),
    ...linkedHousehold(FOREIGN_GRID, 1, 'w-foreign'),
  ]);
  const post = async (who: Person, path: string, body: object) => {
    const { status } = await world.call('POST', path, people[who], { body });
    expect(status, path).toBeLessThan(300);
  };
  const subject = { type: 'household', id: HOME };
  await post('zhuoma', '/cases', {
    id: CASE,
    kind: 'household-request',
    subject,
    words: 'The lane is gone.',
  });
  await post('tashi', `/cases/${CASE}/accept`, {});
  await post('tashi', `/cases/${CASE}/assign`, { to: { unit: 'xh-roads' } });
  await post('dorje', `/cases/${CASE}/start`, {});
  const talk = { id: TALK, kind: 'worry', household: HOME, asked: true, words: 'I cannot sleep.' };
  await post('zhuoma', '/triggers', { ...talk, helper: 'w-cairang' });
  return world;
};
let { call, table } = await aBusyDoor();
beforeEach(async () => {
  ({ call, table } = await aBusyDoor());
});

const ask = ({ who, route, body, headers = {} }: Omit<Row, 'never' | 'gets'>) => {
  const [method = '', target = ''] = route.split(' ');
  return call(method, target, people[who], { body, headers });
};

describe('must never, whatever the grants say', () => {
  it.each(rows)('$who $never', async (row) => {
    const before = table.all();
    const { status, body } = await ask(row);
    expect({ status, body }).toMatchObject({ status: row.gets, body: { status: row.gets } });
    expect(table.all()).toEqual(before);
  });

  it.each([
    { who: 'zhuoma', route: `GET /households/${HOME}` },
    { who: 'cairang', route: `GET /tasks/${TALK}/${HOME}` },
    { who: 'dorje', route: `GET /cases/${CASE}` },
    { who: 'sonam', route: `GET /areas/${COUNTY}/board` },
    { who: 'yangjin', route: `GET /households/${HOME}/access-log` },
  ] as const)('but $who may $route', async (row) => {
    expect((await ask(row)).status).toBe(200);
  });
});

const every = Object.keys(conditions) as Condition[];
/** The action of a route with ids in it, as its endpoint names it. */
const actionOf = (route: string): keyof typeof grants => {
  const [path = ''] = route.split('?');
  const found = endpoints.find(({ method, path: pattern }) =>
    new RegExp(`^${method} ${pattern.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  if (found === undefined) throw new Error(`Nobody answers ${route}.`);
  return found.action as keyof typeof grants;
};

/** A slip in a `module.ts`: one role may do one thing, whatever the record has to do with them. */
const plantGrant = ({ who, route }: Row) => {
  const table = grants as Record<string, Grant>;
  const action = actionOf(route);
  const before = table[action] ?? {};
  table[action] = { ...before, [people[who].doorstep_role]: every };
  return () => {
    table[action] = before;
  };
};

/** A slip in what a condition asks: it holds for everybody, everywhere. */
const plantCondition = () => {
  const spies = every.map((name) => vi.spyOn(conditions, name).mockReturnValue(true));
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
};

/** What a request gets while a slip is planted. */
const withSlip = async (row: Row, plant: (row: Row) => () => void): Promise<number> => {
  const mend = plant(row);
  try {
    return (await ask(row)).status;
  } finally {
    mend();
  }
};

describe('a slip that is planted', () => {
  const held = rows.filter(({ beyondGrants = false }) => !beyondGrants);
  const absent = held.filter(({ gets }) => gets === 404);

  it.each(held.filter(({ gets }) => gets === 403))('in a grant would let $who: $never', async (row) => {
    expect(await withSlip(row, plantGrant)).not.toBe(403);
    expect((await ask(row)).status).toBe(403);
  });

  it.each(absent)('in a condition would let $who: $never', async (row) => {
    expect(await withSlip(row, plantCondition)).not.toBe(404);
    expect((await ask(row)).status).toBe(404);
  });

  it.each(rows.filter(({ beyondGrants = false }) => beyondGrants))(
    'opens nothing: $who $never',
    async (row) => {
      expect(await withSlip(row, plantGrant)).toBe(404);
      expect(await withSlip(row, plantCondition)).toBe(404);
    },
  );
});
