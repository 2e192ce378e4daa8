import { beforeEach, describe, expect, it } from 'vitest';
import { hoursLater } from '../../support/cases.ts';
import { people, prefecture } from '../../support/oversight.ts';

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
