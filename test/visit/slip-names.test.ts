import { beforeEach, describe, expect, it } from 'vitest';
import { routes as caseRoutes } from '../../functions/http/cases/routes.ts';
import { unitKey } from '../../shared/unit/store/keys.ts';
import { unitItem } from '../../shared/unit/store/unit-item.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { workerKey } from '../../shared/worker/store/keys.ts';
import { callerOf } from '../support/call.ts';
import { aUnit } from '../support/units.ts';
import { aVillage, township, zhuoma } from '../support/village.ts';
import { aTask, home } from '../support/visits.ts';

const CASE = '01JC0000000000000000000001';

/** A slip with one request on it, which the township has taken on. */
const setUp = async () => {
  const village = await aVillage();
  await loadTasks(village.ctx, [aTask()]);
  const requests = [{ id: CASE, kind: 'household-request', words: 'The well is dry.' }];
  const body = { id: '01JV0000000000000000000001', outcome: 'done', day: '2026-03-09', requests };
  const path = `/tasks/${aTask().origin}/${home(1)}/outcome`;
  const { slip } = (await village.call('POST', path, zhuoma, { body })).body;
  const onCase = callerOf(caseRoutes, village.ctx);
  await onCase('POST', `/cases/${CASE}/accept`, township, { body: {} });
  const assign = (to: object) => onCase('POST', `/cases/${CASE}/assign`, township, { body: { to } });
  const print = async (lang = 'en') =>
    (await village.call('GET', `/households/${home(1)}/slips/${slip}?lang=${lang}`, zhuoma)).body;
  return { ...village, assign, print };
};
let { table, assign, print } = await setUp();
beforeEach(async () => {
  ({ table, assign, print } = await setUp());
});

describe('the printed slip', () => {
  it('names the unit that has a request as it is called, and never by its id', async () => {
    await table.load([
      unitItem(aUnit('xh-water', { name: { 'zh-CN': '兴海县水利局', bo: 'ཆུ་བེད་ལས་ཁུངས།' } })),
    ]);
    await assign({ unit: 'xh-water' });
    const by = async (lang: string) => (await print(lang)).lines[0].by;
    expect(await by('zh-CN')).toBe('兴海县水利局');
    expect(await by('en')).toBe('兴海县水利局');
    expect(await by('bo')).toBe('ཆུ་བེད་ལས་ཁུངས།\n兴海县水利局');
    expect((await print()).text).toContain('Request of the household: 兴海县水利局');
  });

  it('names the office where a unit or a worker is in no register any more', async () => {
    await assign({ unit: 'xh-water' });
    await table.write([{ remove: unitKey('623027', 'xh-water'), guard: 'exists' }]);
    expect((await print()).lines[0]).toMatchObject({ by: 'Township office' });
    await assign({ worker: 'w-dorje' });
    await table.write([{ remove: workerKey('w-dorje'), guard: 'exists' }]);
    expect((await print()).lines[0]).toMatchObject({ by: 'Township office' });
  });
});
