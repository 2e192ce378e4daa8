import { beforeEach, describe, expect, it } from 'vitest';
import { routes as unitRoutes } from '../../functions/http/units/routes.ts';
import { unitItem } from '../../shared/unit/store/unit-item.ts';
import { callerOf } from '../support/call.ts';
import { importing, outcomes, refusals } from '../support/importing.ts';
import { OTHER_COUNTY, registrar, TOWNSHIP } from '../support/register.ts';
import { aUnit } from '../support/units.ts';

const row = (id: string, more: object = {}) => ({
  id,
  name: '民政局',
  nameBo: '',
  nameEn: 'Civil Affairs Bureau',
  area: '623027',
  sort: 'office',
  takesPart: 'household; care',
  handles: 'entitlement、care-need',
  officeNumber: '0941-0110100',
  ...more,
});

let { open, send, ctx, plain } = await importing();
beforeEach(async () => {
  ({ open, send, ctx, plain } = await importing());
});
const unit = async (id: string) => (await callerOf(unitRoutes, ctx)('GET', `/units/${id}`, registrar)).body;

describe('an import of units', () => {
  it('adds, leaves, changes and refuses, each row for itself', async () => {
    await plain.load([unitItem(aUnit('lq-roads', { area: OTHER_COUNTY }))]);
    const { name, sort, area } = aUnit('xh-water');
    await open('units');
    const answer = await send('units', [
      row('xh-civil'),
      row('xh-roads', { sort: 'agency' }),
      { id: 'xh-water', name: name['zh-CN'], area, sort },
      row('xh-lost', { area: '623027999' }),
      row('lq-roads'),
      row('xh-far', { area: OTHER_COUNTY }),
      row('xh-taxes', { handles: 'taxes' }),
      row('xh-formula', { nameEn: '=1+1' }),
    ]);
    expect(outcomes(answer)).toEqual([
      'created',
      'changed',
      'exists',
      'refused',
      'refused',
      'refused',
      'refused',
      'refused',
    ]);
    expect(refusals(answer).slice(3)).toEqual(['area', 'id', 'area', 'handles', 'nameEn']);
    expect(await unit('xh-civil')).toEqual({
      id: 'xh-civil',
      name: { 'zh-CN': '民政局', en: 'Civil Affairs Bureau' },
      area: '623027',
      sort: 'office',
      takesPart: ['household', 'care'],
      handles: ['entitlement', 'care-need'],
      officeNumber: '0941-0110100',
      version: 1,
    });
  });

  it('leaves what an absent column or an empty cell does not speak of', async () => {
    const before = await unit('xh-roads');
    await open('units');
    const bare = { id: 'xh-roads', name: '交通运输局', area: TOWNSHIP, sort: 'office', handles: '' };
    expect(outcomes(await send('units', [bare]))).toEqual(['changed']);
    expect(await unit('xh-roads')).toEqual({
      ...before,
      name: { ...before.name, 'zh-CN': '交通运输局' },
      area: TOWNSHIP,
      version: 2,
    });
  });

  it('answers the same when it is sent again, and writes nothing in a dry run', async () => {
    expect(outcomes(await send('units', [row('xh-civil')], { dryRun: true }))).toEqual(['created']);
    expect((await unit('xh-civil')).id).toBeUndefined();
    await open('units');
    const first = await send('units', [row('xh-civil')]);
    expect((await send('units', [row('xh-civil')])).body).toEqual(first.body);
    expect((await unit('xh-civil')).version).toBe(1);
  });
});
