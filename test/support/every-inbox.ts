import { expect } from 'vitest';
import { routes as handOverRoutes } from '../../functions/http/handover/routes.ts';
import { routes as staffRoutes } from '../../functions/http/staff/routes.ts';
import { applyDueLinkDates } from '../../functions/sweeps/turn-links.ts';
import { SYSTEM } from '../../shared/base/role.ts';
import { type StepPart, takeStep } from '../../shared/case/rules/take-step.ts';
import { toCase, toEntry } from '../../shared/case/store/case-item.ts';
import { saveCase } from '../../shared/case/store/case-store.ts';
import { recordOf } from '../../shared/table/item.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { type Answered, type Claims, callerOf } from './call.ts';
import { GRID } from './cases.ts';
import { withPost } from './letters.ts';
import { ID, people } from './oversight.ts';
import { aWorker } from './register.ts';

/** The inboxes of this world that several read. */
export const T = 'area:623027101';
export const COUNTY = 'area:623027';
export const PREFECTURE = 'area:623000';
export const VILLAGE = 'area:623027101203';
export const ROADS = 'unit:xh-roads';
export const WATER = 'unit:xh-water';
export const OTHER = '01JQ0000000000000000000002';
export const THIRD = '01JQ0000000000000000000003';
export const W = { words: 'Said on the telephone.' };
export const toRoads = { to: { unit: 'xh-roads' } };

export const dawa: Claims = { ...people.worker, sub: 'w-dawa' };
export const cairang: Claims = { ...people.worker, sub: 'w-cairang' };
export const VERIFIER: Claims = { ...people.worker, sub: 'w-verifier' };

/** A world of which every inbox is looked into after everything that happens. */
export const everyInbox = async () => {
  const test = await withPost();
  const { ctx, table, step, carry } = test;
  const staff = callerOf([...staffRoutes, ...handOverRoutes], ctx);
  await table.load(['w-dawa', 'w-verifier'].map((id) => workerItem(aWorker(id, { area: GRID }))));
  const seen = new Set<string>();
  const notices = () =>
    table
      .all()
      .filter(({ pk }) => pk.startsWith('INBOX#'))
      .map((item) => ({ key: `${item.pk} ${item.sk}`, notice: recordOf(item) }));

  /** What came into all inboxes since the last look, as `whose what`. */
  const newOnes = async () => {
    await carry();
    const fresh = notices().filter(({ key }) => !seen.has(key));
    for (const { key } of fresh) seen.add(key);
    return fresh.map(({ notice: { to, about, kind } }) => `${to} ${kind === 'case' ? about : kind}`).sort();
  };
  const tells = async (happens: () => Promise<Answered | unknown>, whom: readonly string[]) => {
    const answer = await happens();
    if (typeof answer === 'object' && answer !== null && 'status' in answer)
      expect(answer).toMatchObject({ status: expect.toBeOneOf([200, 201]) });
    expect(await newOnes()).toEqual([...whom].sort());
  };
  /** A step of a case over HTTP, and exactly whom it reaches. */
  const takes = (who: Claims, verb: string, body: object, whom: readonly string[], id = ID) =>
    tells(() => step(who, verb, body, id), whom);
  const reports = (whom: readonly string[], more: object = {}, who: Claims = people.worker) =>
    tells(() => test.open(more, who), whom);
  const caseNow = (id = ID) => {
    const item = table.all().find(({ pk, sk }) => pk === `CASE#${id}` && sk === 'CASE');
    if (item === undefined) throw new Error('no case');
    return toCase(item);
  };
  /** A step that no person takes. */
  const system = (part: StepPart, whom: readonly string[], id = ID) =>
    tells(async () => {
      const context = { by: SYSTEM, at: ctx.now(), key: undefined, ifMatch: undefined };
      await saveCase(ctx, takeStep(caseNow(id), part, context));
    }, whom);
  const sweeps = (at: string, whom: readonly string[]) => tells(() => test.sweepAt(at), whom);
  const day = (at: string, whom: readonly string[]) =>
    tells(async () => {
      test.moveTo(at);
      await applyDueLinkDates(ctx);
    }, whom);
  /** The steps that were taken, those of the escalation by name. */
  const taken = () =>
    table
      .all()
      .filter(({ sk }) => sk.startsWith('ENTRY#'))
      .map(toEntry)
      .flatMap((entry) =>
        entry.step === 'ladder'
          ? [entry.did, ...(entry.also ?? [])].map((did) => `ladder/${did}`)
          : [entry.step],
      );
  /** Up to where somebody works on it. */
  const inWork = async (opener = 'w-zhuoma') => {
    await takes(people.township, 'accept', {}, [`${opener} accepted`]);
    await takes(people.township, 'assign', toRoads, [`${ROADS} assigned`]);
    await takes(people.handler, 'start', {}, []);
  };
  const answered = () => takes(people.handler, 'answer', { result: 'solved', ...W }, ['w-zhuoma to-verify']);
  return {
    ...test,
    inWork,
    answered,
    staff,
    tells,
    takes,
    reports,
    system,
    sweeps,
    day,
    taken,
    newOnes,
    caseNow,
  };
};
