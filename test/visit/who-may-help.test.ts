import { describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/visits/routes.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import { aWorker, COUNTY, GRID, VILLAGE } from '../support/register.ts';

const world = async () => {
  const { call, table } = await aPrefecture(routes);
  await table.load(
    [
      aWorker('h-roads', { role: 'handler', area: COUNTY, unit: 'xh-roads' }),
      aWorker('a-county', { role: 'auditor', area: COUNTY }),
      aWorker('s-county', { role: 'supervisor', area: COUNTY }),
      aWorker('s-village', { role: 'supervisor', area: VILLAGE }),
    ].map(workerItem),
  );
  const trigger = (helper: string | undefined, who = people.zhuoma) =>
    call('POST', '/triggers', who, {
      body: {
        id: '01JQ0000000000000000000004',
        kind: 'worry',
        household: householdId(GRID, 1),
        asked: true,
        helper,
      },
    });
  return { call, trigger };
};

describe('whom somebody wants to talk to', () => {
  it.each([
    ['h-roads', 'serve.role-visit'],
    ['a-county', 'serve.role-visit'],
    ['r-county', 'serve.role-visit'],
    ['s-county', 'serve.role-visit'],
    ['w-foreign', 'serve.other-county'],
  ])('is not %s, who could never open it', async (helper, code) => {
    const { trigger } = await world();
    expect(await trigger(helper)).toMatchObject({ status: 409, body: { code } });
  });

  it('is not by default the handler who sends it', async () => {
    const { trigger } = await world();
    expect(await trigger(undefined, people.dorje)).toMatchObject({
      status: 409,
      body: { code: 'serve.role-visit' },
    });
  });

  it.each(['w-zhuoma', 'w-far', 's-village'])('may be %s, who opens it', async (helper) => {
    const { trigger, call } = await world();
    expect((await trigger(helper)).status).toBe(201);
    const who = { ...people.zhuoma, sub: helper, doorstep_area: helper === 's-village' ? VILLAGE : GRID };
    const role = helper === 's-village' ? 'supervisor' : 'worker';
    const path = `/tasks/01JQ0000000000000000000004/${householdId(GRID, 1)}`;
    expect((await call('GET', path, { ...who, doorstep_role: role })).status).toBe(200);
  });
});
