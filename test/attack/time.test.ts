import { beforeEach, describe, expect, it } from 'vitest';
import { people, prefecture } from '../support/oversight.ts';

let test: Awaited<ReturnType<typeof prefecture>>;
beforeEach(async () => {
  test = await prefecture();
});

const openedAt = async (at: string, more: object = {}) => {
  test.moveTo(at);
  await test.open(more);
  await test.step(people.township, 'accept');
  const { body } = await test.call('GET', '/cases', people.township);
  return body.items[0].clock;
};

describe('H06 a deadline past the last year with a notice', () => {
  it('is called provisional, in the case, in every list and in its explanation', async () => {
    const clock = await openedAt('2026-12-29T01:00:00.000Z', { kind: 'entitlement' });
    expect(clock).toMatchObject({ provisional: true });
    expect(clock.dueOn > '2026-12-31').toBe(true);
    const [line] = (await test.call('GET', '/cases', people.township)).body.items;
    const { body } = await test.call('GET', `/cases/${line.id}/deadlines?lang=en`, people.township);
    expect(body.deadlines.at(-1)).toMatchObject({ provisional: true });
    expect(body.deadlines.at(-1).summary.join(' ')).toMatch(/provisional|no notice/i);
  });

  it('takes no holiday for a working day: 1 October 2027 is none', async () => {
    // 27 September 2027 is a Monday; five working days lead past the National Day.
    const clock = await openedAt('2027-09-27T01:00:00.000Z', { kind: 'question', priority: 'P3' });
    expect(clock.provisional).toBe(true);
    const [line] = (await test.call('GET', '/cases', people.township)).body.items;
    const { body } = await test.call('GET', `/cases/${line.id}/deadlines?lang=en`, people.township);
    const days: { on: string; counted: boolean; why: string }[] = body.deadlines.at(-1).days;
    expect(days.find(({ on }) => on === '2027-10-01')).toMatchObject({ counted: false, why: 'holiday' });
  });

  it('is not, when every day of it lies in a covered year', async () => {
    expect(await openedAt('2026-03-09T01:00:00.000Z')).toMatchObject({ provisional: false });
  });
});

describe('H07 a minute before midnight', () => {
  it.each([
    // 23:59 in Shanghai on the 9th is 15:59 UTC of the same day, and midnight there is still the 9th in UTC.
    { at: '2026-03-09T15:59:59.999Z', opened: '2026-03-10', due: '2026-03-11' },
    { at: '2026-03-09T16:00:00.000Z', opened: '2026-03-10', due: '2026-03-11' },
    { at: '2026-03-09T23:59:59.999Z', opened: '2026-03-10', due: '2026-03-11' },
    { at: '2026-03-09T09:59:59.999Z', opened: '2026-03-09', due: '2026-03-10' },
    { at: '2026-03-09T10:00:00.000Z', opened: '2026-03-10', due: '2026-03-11' },
  ])('belongs to the day on the wall: $at counts as $opened, due $due', async ({ at, opened, due }) => {
    test.moveTo(at);
    await test.open();
    const { id } = (await test.call('GET', '/cases', people.township)).body.items[0];
    const { body } = await test.call('GET', `/cases/${id}/deadlines`, people.township);
    expect(body.deadlines[0]).toMatchObject({ startsOn: opened, dueOn: due });
  });

  it('is in time to the last millisecond of the day in Shanghai, and late at the next', async () => {
    await openedAt('2026-03-09T01:00:00.000Z');
    const colourAt = async (at: string) => {
      test.moveTo(at);
      return (await test.call('GET', '/cases', people.township)).body.items[0].colour;
    };
    expect(await colourAt('2026-03-16T15:59:59.999Z')).toBe('yellow');
    expect(await colourAt('2026-03-16T16:00:00.000Z')).toBe('red');
  });

  it('files what ends at midnight under the month of Shanghai', async () => {
    test.moveTo('2026-03-30T01:00:00.000Z');
    await test.open();
    test.moveTo('2026-03-31T16:00:00.000Z');
    await test.step(people.township, 'refuse', { words: 'Elsewhere.', goTo: 'There.' });
    expect(test.stored()?.['areaPk']).toBe('ENDED#623027101#2026-04');
  });
});

describe('H08 days that are unlike others', () => {
  it.each([
    {
      what: 'a leap day',
      from: '2028-02-28T01:00:00.000Z',
      kind: 'question',
      priority: 'P3',
      due: '2028-03-06',
    },
    {
      what: 'no leap day',
      from: '2027-02-26T01:00:00.000Z',
      kind: 'question',
      priority: 'P3',
      due: '2027-03-05',
    },
    { what: 'a make-up Saturday', from: '2026-02-13T02:00:00.000Z', kind: 'question', due: '2026-02-25' },
    { what: 'a make-up Sunday', from: '2026-09-18T02:00:00.000Z', kind: 'question', due: '2026-09-22' },
  ])('$what: from $from the $kind is due on $due', async ({ from, due, what: _, ...asked }) => {
    expect(await openedAt(from, asked)).toMatchObject({ dueOn: due });
  });

  it('keeps a limit in days that ends on a make-up Sunday, and moves one that ends on a day off', async () => {
    expect(await openedAt('2026-09-13T02:00:00.000Z')).toMatchObject({ dueOn: '2026-09-20' });
    expect(await openedAt('2026-09-19T02:00:00.000Z', { id: '01JQ0000000000000000000002' })).toBeDefined();
    await test.step(people.township, 'accept', {}, '01JQ0000000000000000000002');
    expect(test.stored('01JQ0000000000000000000002')).toMatchObject({ clock: { dueOn: '2026-09-28' } });
  });
});
