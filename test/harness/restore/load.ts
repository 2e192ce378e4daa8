import { routes as caseRoutes } from '../../../functions/http/cases/routes.ts';
import { routes as registerRoutes } from '../../../functions/http/register/routes.ts';
import { routes as relocation } from '../../../functions/http/relocation/routes.ts';
import { newUlid } from '../../../shared/runtime/context.ts';
import type { Context } from '../../../shared/table/context.ts';
import { callerOf } from '../../support/call.ts';
import { colleague, county, handler, township } from '../../support/case-api.ts';
import { GRID, registrar, zhuoma as worker } from '../../support/register.ts';

type Chance = () => number;

/** A small generator of numbers from 0 to 1 (mulberry32), so that a run can be repeated by its seed. */
export const chanceFrom = (seed: number): Chance => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** The way of a case; a client stops anywhere on it. */
const way = [
  [township, 'accept', {}],
  [township, 'assign', { to: { unit: 'xh-roads' } }],
  [handler, 'start', {}],
  [county, 'follow-ups', { words: 'How does it stand?', answerBy: '2026-03-13' }],
  [handler, 'answer', { result: 'solved', words: 'Filled and drained.' }],
  [worker, 'verify', { reached: 'confirmed' }],
  [colleague, 'close', {}],
] as const;

const IDEA_OF_TIME_MS = 1_000;

/** Somebody who works through the API: reports cases, takes them on, merges some, and files households. */
export const clientOf = (ctx: Context, chance: Chance) => {
  const cases = callerOf(caseRoutes, ctx);
  const register = callerOf([...registerRoutes, ...relocation], ctx);
  const id = () => newUlid(Date.parse(ctx.now()) + Math.floor(chance() * IDEA_OF_TIME_MS));

  const report = async (): Promise<string> => {
    const caseId = id();
    const subject = { type: 'area', id: GRID };
    const body = { id: caseId, kind: 'public-space', subject, words: 'The lane is washed out.' };
    const { status } = await cases('POST', '/cases', worker, { body });
    if (status !== 201) throw new Error(`A report was answered with ${status}.`);
    return caseId;
  };

  const walk = async (caseId: string): Promise<void> => {
    for (const [who, verb, body] of way.slice(0, Math.floor(chance() * (way.length + 1))))
      await cases('POST', `/cases/${caseId}/${verb}`, who, {
        body: verb === 'follow-ups' ? { id: id(), ...body } : body,
      });
  };

  const merge = async (caseId: string): Promise<void> => {
    const into = await report();
    await cases('POST', `/cases/${caseId}/merge`, township, { body: { into } });
    if (chance() < 0.5) await cases('POST', `/cases/${caseId}/unmerge`, township, { body: {} });
  };

  const file = () =>
    register('POST', '/households', registrar, {
      body: { id: id(), grid: GRID, name: 'Dorje Tashi', address: 'Lower mill lane 4', people: 4 },
    });

  return async (): Promise<void> => {
    const caseId = await report();
    if (chance() < 0.2) await merge(caseId);
    else await walk(caseId);
    if (chance() < 0.1) await file();
  };
};
