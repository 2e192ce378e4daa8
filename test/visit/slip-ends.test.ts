import { beforeEach, describe, expect, it } from 'vitest';
import { routes as caseRoutes } from '../../functions/http/cases/routes.ts';
import { routes as openRoutes } from '../../functions/http/public/routes.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { callerOf } from '../support/call.ts';
import { openCallerOf } from '../support/open-call.ts';
import { aVillage, township, zhuoma } from '../support/village.ts';
import { aTask, home } from '../support/visits.ts';

const CASE = '01JC0000000000000000000001';
const OTHER = '01JC0000000000000000000002';
const words = 'Said on the telephone.';

const setUp = async () => {
  const village = await aVillage();
  await loadTasks(village.ctx, [aTask()]);
  const asked = { kind: 'household-request', words: 'The well is dry.' };
  const body = {
    id: '01JV0000000000000000000001',
    outcome: 'done',
    day: '2026-03-09',
    requests: [CASE, OTHER].map((id) => ({ id, ...asked })),
  };
  const path = `/tasks/${aTask().origin}/${home(1)}/outcome`;
  const { slip } = (await village.call('POST', path, zhuoma, { body })).body;
  const ask = openCallerOf(openRoutes, village.ctx);
  const cases = callerOf(caseRoutes, village.ctx);
  const step = async (verb: string, sent: object = {}, id = CASE) => {
    expect(await cases('POST', `/cases/${id}/${verb}`, township, { body: sent })).toMatchObject({
      status: 200,
    });
  };
  const promised = async () => JSON.parse((await ask(`/slips/${slip}`)).text).promised;
  const browser = { accept: 'text/html', 'accept-language': 'zh-CN' };
  const page = async () => (await ask(`/slips/${slip}`, undefined, browser)).text;
  return { step, promised, page };
};
let { step, promised, page } = await setUp();
beforeEach(async () => {
  ({ step, promised, page } = await setUp());
});

describe('a slip of which a request came to an end that is no answer', () => {
  it('says that it was not taken on, and never that it was done', async () => {
    await step('refuse', { words, goTo: 'The cooperative.' });
    expect(await promised()).toMatchObject([{ stage: 'refused', on: '2026-03-09' }, { stage: 'received' }]);
    expect(await page()).toContain('未受理；请向上门人员询问原因和去处');
    expect(await page()).not.toContain('已办结');
  });

  it('says that it was withdrawn', async () => {
    await step('withdraw', { words });
    expect(await promised()).toMatchObject([{ stage: 'withdrawn', on: '2026-03-09' }, { stage: 'received' }]);
    expect(await page()).toContain('已撤回');
  });

  it('shows how far that has come with which it was joined', async () => {
    await step('merge', { into: OTHER });
    await step('accept', {}, OTHER);
    expect(await promised()).toMatchObject([{ stage: 'in-work' }, { stage: 'in-work' }]);
  });
});
