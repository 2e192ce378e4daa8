import assert from 'node:assert/strict';
import { newUlid } from '../../../shared/runtime/context.ts';
import { eventually } from '../eventually.ts';
import { COUNTY, GRID, type Scene, TOWNSHIP } from './scene.ts';

const STEPS = ['reported', 'accepted', 'assigned', 'started', 'answered', 'verified', 'closed'];

const ROADS = {
  id: 'xh-roads',
  name: { 'zh-CN': '县公路站', en: 'County road station' },
  area: COUNTY,
  sort: 'office',
  takesPart: ['household'],
  handles: ['public-space'],
};

/** A request from the door to its verified close, each step by whoever may take it; answers the case's id. */
export const caseIsClosed = async ({ api }: Scene, signal: AbortSignal): Promise<string> => {
  const [worker, supervisor, handler, colleague] = await Promise.all(
    ['w-zhuoma', 's-township', 'h-roads', 's-township-2'].map((user) => api.as(user)),
  );
  assert(worker && supervisor && handler && colleague);
  await (await api.as('r-prefecture')).post('/units', ROADS);
  const had = (await supervisor.get(`/areas/${TOWNSHIP}/board`)).total.closed;
  const id = newUlid(Date.now());
  const report = {
    id,
    kind: 'public-space',
    subject: { type: 'area', id: GRID },
    words: 'The lane behind the mill is washed out.',
  };
  const first = await worker.post('/cases', report);
  assert.equal((await worker.post('/cases', report)).reportedAt, first.reportedAt, 'sent twice, opened once');
  await supervisor.post(`/cases/${id}/accept`);
  await supervisor.post(`/cases/${id}/assign`, { to: { unit: 'xh-roads' } });
  await handler.post(`/cases/${id}/start`);
  await handler.post(`/cases/${id}/answer`, { result: 'solved', words: 'A culvert was built.' });
  await worker.post(`/cases/${id}/verify`, { reached: 'confirmed' });
  const closed = await colleague.post(`/cases/${id}/close`);
  assert.equal(closed.status, 'closed');
  const { timeline } = await worker.get(`/cases/${id}`);
  assert.deepEqual(
    timeline.map(({ step }: { step: string }) => step),
    STEPS,
  );
  const board = await eventually(
    () => supervisor.get(`/areas/${TOWNSHIP}/board`),
    ({ total }) => total.closed === had + 1,
    signal,
  );
  assert.equal(board.reconciles, true, 'the board adds up');
  return id;
};

export const caseIsClosedStill = async ({ api }: Scene, id: string): Promise<void> => {
  const worker = await api.as('w-zhuoma');
  const { status, timeline } = await worker.get(`/cases/${id}`);
  assert.deepEqual([status, timeline.length], ['closed', STEPS.length]);
};
