import { beforeEach, describe, expect, it } from 'vitest';
import { routes as handover } from '../../functions/http/handover/routes.ts';
import { routes as rights } from '../../functions/http/rights/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import { callerOf } from '../support/call.ts';
import { meanwhile } from '../support/meanwhile.ts';
import { aHousehold, GRID } from '../support/register.ts';

const ID = '01JQ00000000000000000000W9';
const household = aHousehold(GRID, 1).id;
const routes = [...handover, ...rights, ...staff, ...visits];

let test = await aPrefecture(routes);
beforeEach(async () => {
  test = await aPrefecture(routes);
});

const leave = () =>
  test.call('POST', '/workers/w-cairang/disable', people.wangmo, { body: { reason: 'left-service' } });

/** Cairang leaves right after whoever gives them something has read that they serve. */
const given = (path: string, body: object) => {
  const table = meanwhile(test.table, ({ pk, sk }) => pk === 'WORKER#w-cairang' && sk === 'WORKER', leave);
  return callerOf(routes, { ...test.ctx, table })('POST', path, people.tashi, { body });
};

const named = () =>
  test.table
    .all()
    .filter((item) => /^(DEPUTY|TRIGGER|APPROVAL|HAND)/.test(`${item.sk}`) || 'handOver' in item);

describe('somebody who leaves in that very moment', () => {
  it.each([
    {
      what: 'stands in for nobody',
      path: '/deputies',
      body: {
        worker: 'w-zhuoma',
        deputy: 'w-cairang',
        from: '2026-03-09',
        to: '2026-03-12',
        reason: 'leave',
      },
    },
    {
      what: 'is handed over nothing',
      path: '/hand-overs',
      body: { id: ID, from: 'w-zhuoma', to: 'w-cairang', reason: 'left-post' },
    },
    {
      what: 'is asked to talk to nobody',
      path: '/triggers',
      body: {
        id: ID,
        kind: 'worry',
        household,
        helper: 'w-cairang',
        words: 'Somebody wants to talk.',
        asked: true,
      },
    },
    {
      what: 'is let read nothing',
      path: '/approvals',
      body: {
        id: ID,
        subject: { type: 'household', id: household },
        reader: 'w-cairang',
        purpose: 'back-to-school',
        until: '2026-03-31',
      },
    },
  ])('$what', async ({ path, body }) => {
    const before = named();
    const answer = await given(path, body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body.code).toMatch(/^worker\./);
    expect(named()).toEqual(before);
  });
});
