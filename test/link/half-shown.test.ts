import { beforeEach, describe, expect, it } from 'vitest';
import { routes as handover } from '../../functions/http/handover/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { applyDueLinkDates } from '../../functions/sweeps/turn-links.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { linkItem } from '../../shared/link/store/links.ts';
import type { Query, Table } from '../../shared/table/table.ts';
import { linkFaults, strandedLinkFaults } from '../harness/invariants/registers.ts';
import { callerOf } from '../support/call.ts';
import { hoursLater } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import {
  aLink,
  anArea,
  GRID,
  linkedHousehold,
  registrar,
  TWIN_GRID,
  theStaff,
  theTree,
  township,
  VILLAGE,
} from '../support/register.ts';

const HOME = householdId(GRID, 1);
const ID = '01JQ0000000000000000000030';

/** A table on which whoever looks first sees what a transaction wrote, and not yet the link of this worker beside it. */
const halfShown = (table: Table, hidden = 'w-zhuoma'): Table => {
  const seen = new Set<string>();
  const query = async (asked: Query) => {
    const page = await table.query(asked);
    if (asked.index !== undefined || seen.has(asked.pk)) return page;
    seen.add(asked.pk);
    const isHidden = ({ sk, worker }: (typeof page.items)[number]) =>
      sk.startsWith('LINK#') && worker === hidden;
    return { ...page, items: page.items.filter((item) => !isHidden(item)) };
  };
  return { ...table, query };
};

const setUp = async () => {
  const { table, ctx, moveTo } = testContext();
  await table.load([
    ...theTree(),
    ...theStaff(),
    ...linkedHousehold(GRID, 1, 'w-zhuoma'),
    areaItem(anArea(GRID, { liaison: 'w-zhuoma' })),
    linkItem(aLink('x', 'w-zhuoma', { subject: { type: 'area', id: GRID } })),
  ]);
  const half = { ...ctx, table: halfShown(table) };
  return { table, half, moveTo, call: callerOf([...register, ...relocation, ...handover, ...staff], half) };
};
let { table, half, moveTo, call } = await setUp();
beforeEach(async () => {
  ({ table, half, moveTo, call } = await setUp());
});

const openLinks = () =>
  table
    .all()
    .filter(({ sk, status }) => sk.startsWith('LINK#') && status !== 'ended')
    .map(({ pk, worker }) => `${pk} ${worker}`);

const later = (subject: unknown) => ({
  subject,
  worker: 'w-cairang',
  from: '2026-03-20',
  reason: 'assigned',
});

describe('a link that begins on a later day and is not to be seen yet', () => {
  beforeEach(async () => {
    const subject = { type: 'household', id: HOME };
    await table.load([
      linkItem(aLink(HOME, 'w-zhuoma', { to: '2026-03-20' })),
      linkItem(aLink('x', 'w-zhuoma', { subject: { type: 'area', id: GRID }, to: '2026-03-20' })),
    ]);
    for (const one of [subject, { type: 'area', id: GRID }])
      expect(await call('POST', '/links', township, { body: later(one) })).toMatchObject({ status: 201 });
    const ctx = { ...half, table: halfShown(table, 'w-cairang') };
    call = callerOf([...register, ...relocation, ...handover, ...staff], ctx);
  });

  it('goes along when its grid gets another code', async () => {
    const body = { id: ID, to: `${VILLAGE}777`, reason: 'boundary-change' };
    expect(await call('POST', `/areas/${GRID}/move`, registrar, { body })).toMatchObject({ status: 201 });
    const moved = [`${VILLAGE}777`, householdId(`${VILLAGE}777`, 1)].map((id) => `SUBJECT#${id} w-cairang`);
    expect(openLinks()).toEqual(expect.arrayContaining(moved));
    expect(strandedLinkFaults(table.all())).toEqual([]);
  });

  it('never begins when its household moves', async () => {
    const body = { id: ID, to: TWIN_GRID, reason: 'moved-house' };
    expect((await call('POST', `/households/${HOME}/move`, registrar, { body })).status).toBe(201);
    expect(strandedLinkFaults(table.all())).toEqual([]);
  });

  it('never begins when its household leaves', async () => {
    const body = { id: ID, reason: 'moved-away' };
    expect((await call('POST', `/households/${HOME}/leave`, registrar, { body })).status).toBe(201);
    expect(openLinks()).not.toContain(`SUBJECT#${HOME} w-cairang`);
  });
});

describe('a link that is not to be seen yet', () => {
  it('lets no second one begin beside it', async () => {
    const subject = { type: 'household', id: HOME };
    const body = { subject, worker: 'w-cairang', from: '2026-03-09', reason: 'assigned' };
    expect((await call('POST', '/links', township, { body })).status).toBe(409);
    expect(linkFaults(table.all())).toEqual([]);
  });

  it('ends when its household moves', async () => {
    const body = { id: ID, to: TWIN_GRID, reason: 'moved-house' };
    expect((await call('POST', `/households/${HOME}/move`, registrar, { body })).status).toBe(201);
    expect(openLinks()).toEqual([`SUBJECT#${GRID} w-zhuoma`]);
  });

  it.each([GRID, VILLAGE])('goes along when %s gets another code', async (code) => {
    const to = code === GRID ? `${VILLAGE}777` : `${VILLAGE.slice(0, 9)}777`;
    const body = { id: ID, to, reason: 'boundary-change' };
    expect(await call('POST', `/areas/${code}/move`, registrar, { body })).toMatchObject({ status: 201 });
    const grid = code === GRID ? to : `${to}001`;
    expect(openLinks()).toEqual([`SUBJECT#${grid} w-zhuoma`, `SUBJECT#${householdId(grid, 1)} w-zhuoma`]);
    expect(linkFaults(table.all())).toEqual([]);
  });

  it('is still named when the day ends another one', async () => {
    await table.load([linkItem(aLink(HOME, 'w-cairang', { to: '2026-03-10' }))]);
    moveTo(hoursLater(24));
    await applyDueLinkDates(half);
    expect(openLinks()).toContain(`SUBJECT#${HOME} w-zhuoma`);
    expect(linkFaults(table.all())).toEqual([]);
  });
});
