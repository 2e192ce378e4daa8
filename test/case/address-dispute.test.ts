import { beforeEach, describe, expect, it } from 'vitest';
import { commonSuperior } from '../../shared/case/rules/common-superior.ts';
import type { Claims } from '../support/call.ts';
import { afterSteps, HANDLER, hoursLater, steps } from '../support/cases.ts';
import { people, prefecture } from '../support/oversight.ts';

let test: Awaited<ReturnType<typeof prefecture>>;
const assign = () => test.step(people.township, 'assign', { to: { unit: 'xh-roads' } });
const giveBack = () => test.step(people.handler, 'return', { words: 'Not our lane.' });
const dispute = () => test.step(people.handler, 'address/dispute', { words: 'Still not our lane.' });
const decide = (who: keyof typeof people, unit = 'xh-water') =>
  test.step(people[who], 'address/decide', { to: { unit }, words: 'The culvert is theirs.' });

beforeEach(async () => {
  test = await prefecture();
  await test.open();
  await test.step(people.township, 'accept');
  await assign();
});

describe('a dispute about the address', () => {
  beforeEach(async () => {
    await giveBack();
    await assign();
  });

  it('comes with the second wish to return, and the county decides for good', async () => {
    expect(await giveBack()).toMatchObject({ status: 409 });
    expect(await dispute()).toMatchObject({ status: 200, body: { dispute: 'asked', status: 'assigned' } });
    expect(await decide('county')).toMatchObject({
      status: 200,
      body: { dispute: 'decided', assignee: 'unit:xh-water' },
    });
    expect(await test.step(people.water, 'return', { words: 'Nor ours.' })).toMatchObject({ status: 409 });
    expect(await test.step(people.water, 'address/dispute', { words: 'No.' })).toMatchObject({ status: 409 });
    expect(await test.step(people.water, 'start')).toMatchObject({ status: 200 });
  });

  it('is not decided by the township that assigned it, nor assigned away while it is open', async () => {
    await dispute();
    expect(await decide('township')).toMatchObject({ status: 403 });
    expect(await assign()).toMatchObject({ status: 409 });
    expect(await decide('prefecture')).toMatchObject({ status: 200 });
  });

  it('does not stop the clock', async () => {
    const before = test.stored()?.['areaSk'];
    await dispute();
    expect(test.stored()?.['areaSk']).toBe(before);
  });

  it.each([
    { who: 'handler', status: 403 },
    { who: 'otherCounty', status: 404 },
  ] as const)('is not for $who to decide', async ({ who, status }) => {
    await dispute();
    expect(await decide(who)).toMatchObject({ status });
  });

  it('is decided only once it was asked for', async () => {
    expect(await decide('county')).toMatchObject({ status: 409 });
  });
});

describe('the common superior', () => {
  const CASE = '623027101203005';
  it.each([
    // Whoever gave the case out is a party: inside their own area the one above them decides.
    { givenBy: 'village', disputedIn: '623027101203005', superior: 'township' },
    { givenBy: 'village', disputedIn: '623027101203', superior: 'township' },
    { givenBy: 'township', disputedIn: '623027101203005', superior: 'county' },
    { givenBy: 'township', disputedIn: '623027101', superior: 'county' },
    { givenBy: 'county', disputedIn: '623027101', superior: 'prefecture' },
    { givenBy: 'county', disputedIn: '623027', superior: 'prefecture' },
    { givenBy: 'prefecture', disputedIn: '623027', superior: 'prefecture' },
    // Elsewhere it is the nearest area that holds both.
    { givenBy: 'village', disputedIn: '623027101204001', superior: 'township' },
    { givenBy: 'village', disputedIn: '623027101', superior: 'township' },
    { givenBy: 'village', disputedIn: '623027110', superior: 'county' },
    { givenBy: 'village', disputedIn: '623027', superior: 'county' },
    { givenBy: 'township', disputedIn: '623027', superior: 'county' },
    { givenBy: 'township', disputedIn: '623027110201001', superior: 'county' },
    { givenBy: 'township', disputedIn: '623000', superior: 'prefecture' },
    { givenBy: 'county', disputedIn: '623001', superior: 'prefecture' },
    // A twin whose code begins alike is another township.
    { givenBy: 'village', disputedIn: '623027102', superior: 'county' },
  ] as const)('of $givenBy and $disputedIn is the $superior', ({ givenBy, disputedIn, superior }) => {
    expect(commonSuperior(CASE, { givenBy, disputedIn })).toBe(superior);
  });

  const villageHead = { ...people.township, sub: 's-village', doorstep_area: '623027101203' };
  const gridWorker = { ...people.worker, sub: 'w-cairang' };
  const disputedInTheVillage = async () => {
    const id = '01JQ0000000000000000000002';
    await test.open({ id });
    await test.step(people.township, 'accept', {}, id);
    for (const again of ['return', 'address/dispute']) {
      await test.step(villageHead, 'assign', { to: { worker: 'w-cairang' } }, id);
      await test.step(gridWorker, again, { words: 'Not at my doors.' }, id);
    }
    return (who: Claims) =>
      test.step(who, 'address/decide', { to: { unit: 'xh-roads' }, words: 'The unit has the tools.' }, id);
  };

  it('of a village and its worker is the township, which is told and has it on its list', async () => {
    const decideFor = await disputedInTheVillage();
    const waiting = async (who: Claims) =>
      (await test.call('GET', '/cases?waiting=me', who)).body.items.map(
        ({ superior }: { superior?: string }) => superior,
      );
    expect(await waiting(people.township)).toContain('township');
    expect(await waiting(people.county)).toEqual([]);
    expect(await decideFor(villageHead)).toMatchObject({ status: 403 });
    expect(await decideFor(people.township)).toMatchObject({ status: 200, body: { dispute: 'decided' } });
  });

  it('may be overruled by nobody, and stood in for by a level above it', async () => {
    const decideFor = await disputedInTheVillage();
    expect(await decideFor(people.prefecture)).toMatchObject({ status: 200 });
    expect(await decideFor(people.township)).toMatchObject({ status: 409 });
  });

  it('is the county where a timeline of old does not say who the sides were', () => {
    const sides: Parameters<typeof afterSteps>[0] = [
      steps.accept,
      steps.assign,
      steps.giveBack,
      steps.assign,
      { step: 'address-disputed', words: 'Still not ours.', by: HANDLER },
    ];
    expect(afterSteps(sides).it).toMatchObject({ dispute: 'asked', superior: 'county' });
  });
});

describe('a first wish to return', () => {
  it('is no dispute while the case can still be returned', async () => {
    expect(await dispute()).toMatchObject({ status: 409 });
  });

  it('is one once the time to return is over', async () => {
    test.moveTo(hoursLater(24 * 4));
    expect(await giveBack()).toMatchObject({ status: 409 });
    expect(await dispute()).toMatchObject({ status: 200 });
  });
});
