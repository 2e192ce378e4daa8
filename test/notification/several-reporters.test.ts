import { beforeEach, describe, expect, it } from 'vitest';
import {
  cairang,
  dawa,
  everyInbox,
  OTHER,
  ROADS,
  T,
  THIRD,
  toRoads,
  VERIFIER,
  W,
} from '../support/every-inbox.ts';
import { ID, people } from '../support/oversight.ts';

const { township, handler, colleague } = people;

let world: Awaited<ReturnType<typeof everyInbox>>;
beforeEach(async () => {
  world = await everyInbox();
});

describe('a case that several have reported', () => {
  it('tells each of them, also by way of a case that was merged itself', async () => {
    const { takes, reports } = world;
    await reports([`${T} to-accept`]);
    await reports([`${T} to-accept`], { id: OTHER }, dawa);
    await reports([`${T} to-accept`], { id: THIRD }, cairang);
    await takes(township, 'merge', { into: OTHER }, ['w-cairang merged', `${T} absorbed`], THIRD);
    await takes(
      township,
      'merge',
      { into: ID },
      ['w-cairang merged', 'w-dawa merged', `${T} absorbed`],
      OTHER,
    );
    expect(world.caseNow()).toMatchObject({ reporters: 3 });
    const all = (what: string) => ['w-cairang', 'w-dawa', 'w-zhuoma'].map((who) => `${who} ${what}`);
    await takes(township, 'accept', {}, all('accepted'));
    await takes(township, 'assign', toRoads, [`${ROADS} assigned`]);
    await takes(handler, 'start', {}, []);
    await takes(handler, 'wait', W, all('waiting'));
    await takes(handler, 'resume', {}, all('resumed'));
    await takes(handler, 'answer', { result: 'solved', ...W }, [
      'w-cairang answered',
      'w-dawa answered',
      'w-zhuoma to-verify',
    ]);
    await takes(VERIFIER, 'verify', { reached: 'confirmed' }, [
      ...all('verified'),
      `${T} to-close`,
      `${ROADS} verified`,
    ]);
    await takes(colleague, 'close', {}, [...all('closed'), `${ROADS} closed`]);
  });

  it('tells of a merge that is undone, and is undone from the outside in', async () => {
    const { takes, reports, step } = world;
    await reports([`${T} to-accept`]);
    await reports([`${T} to-accept`], { id: OTHER }, dawa);
    await reports([`${T} to-accept`], { id: THIRD }, cairang);
    await takes(township, 'merge', { into: OTHER }, ['w-cairang merged', `${T} absorbed`], THIRD);
    await takes(
      township,
      'merge',
      { into: ID },
      ['w-cairang merged', 'w-dawa merged', `${T} absorbed`],
      OTHER,
    );
    expect(await step(township, 'unmerge', {}, THIRD)).toMatchObject({
      status: 409,
      body: { type: expect.stringContaining('case.unmerge-into-first') },
    });
    const undone = ['w-cairang unmerged', 'w-dawa unmerged', `${T} released`, `${T} to-accept`];
    await takes(township, 'unmerge', {}, undone, OTHER);
    expect(world.caseNow()).toMatchObject({ reporters: 1 });
    await takes(township, 'unmerge', {}, ['w-cairang unmerged', `${T} released`, `${T} to-accept`], THIRD);
    expect(world.caseNow(OTHER)).toMatchObject({ reporters: 1 });
  });

  it('tells each under the number that they know', async () => {
    await world.reports([`${T} to-accept`]);
    await world.reports([`${T} to-accept`], { id: OTHER }, dawa);
    await world.takes(township, 'merge', { into: ID }, ['w-dawa merged', `${T} absorbed`], OTHER);
    await world.takes(township, 'refuse', { ...W, goTo: 'The county.' }, [
      'w-dawa refused',
      'w-zhuoma refused',
    ]);
    const { items } = await world.inboxOf(dawa);
    expect(items.map(({ notice }: { notice: { caseId: string } }) => notice.caseId)).toEqual([OTHER, OTHER]);
  });
});
