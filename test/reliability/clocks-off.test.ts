import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reduceCase } from '../../shared/case/rules/apply-entry.ts';
import { toCase, toEntry } from '../../shared/case/store/case-item.ts';
import { newUlid } from '../../shared/runtime/context.ts';
import { ID, people, prefecture } from '../support/oversight.ts';

const FIVE_MINUTES_MS = 5 * 60_000;
const THIRTY_DAYS_MS = 30 * 86_400_000;
const shifted = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString();

const timelineOf = (test: Awaited<ReturnType<typeof prefecture>>) =>
  test.table
    .all()
    .filter(({ pk, sk }) => pk === `CASE#${ID}` && sk.startsWith('ENTRY#'))
    .sort((one, other) => (one.sk < other.sk ? -1 : 1))
    .map(toEntry);

describe('R9 a phone whose clock is wrong', () => {
  it.each([
    { off: 'thirty days behind', ms: -THIRTY_DAYS_MS },
    { off: 'thirty days ahead', ms: THIRTY_DAYS_MS },
    { off: 'in 1970', ms: -Date.parse('2026-03-09T01:00:00.000Z') },
  ])('moves no deadline: $off', async ({ ms }) => {
    const right = await prefecture();
    await right.open();
    const wrong = await prefecture();
    // All that a phone says of time is in the id that it makes and in the headers that it sends.
    const id = newUlid(Date.parse('2026-03-09T01:00:00.000Z') + ms);
    await wrong.call('POST', '/cases', people.worker, {
      body: {
        id,
        kind: 'household-request',
        subject: { type: 'area', id: people.worker.doorstep_area },
        words: 'The lane.',
      },
      headers: { date: new Date(ms).toUTCString() },
    });
    expect(wrong.stored(id)).toMatchObject({
      reportedAt: right.stored()?.['reportedAt'],
      clock: right.stored()?.['clock'],
    });
  });
});

describe('R9 servers whose clocks differ by five minutes', () => {
  const path = [
    () => ['township', 'accept', {}] as const,
    () => ['township', 'assign', { to: { unit: 'xh-roads' } }] as const,
    () => ['handler', 'start', {}] as const,
    () => ['handler', 'wait', { words: 'Receipt.' }] as const,
    () => ['handler', 'resume', {}] as const,
    () => ['handler', 'answer', { result: 'solved', words: 'Filled.' }] as const,
    () => ['worker', 'verify', { reached: 'confirmed' }] as const,
    () => ['colleague', 'close', {}] as const,
  ];

  it.each([
    { when: 'an ordinary day', start: '2026-03-09T01:00:00.000Z' },
    { when: 'the end of the year', start: '2026-12-31T15:58:00.000Z' },
    { when: 'a leap day', start: '2028-02-28T15:58:00.000Z' },
    { when: 'the end of office hours', start: '2026-03-09T09:58:00.000Z' },
  ])('order steps by version alone, at $when', async ({ start }) => {
    const skews = fc.array(fc.integer({ min: -FIVE_MINUTES_MS, max: FIVE_MINUTES_MS }), {
      minLength: path.length,
      maxLength: path.length,
    });
    await fc.assert(
      fc.asyncProperty(skews, async (offsets) => {
        const test = await prefecture();
        test.moveTo(start);
        await test.open();
        for (const [index, next] of path.entries()) {
          test.moveTo(shifted(start, (index + 1) * 60_000 + (offsets[index] ?? 0)));
          const [who, verb, body] = next();
          expect(await test.step(people[who], verb, body)).toMatchObject({ status: 200 });
        }
        const timeline = timelineOf(test);
        const times = timeline.map(({ at }) => at);
        expect(times).toEqual(times.toSorted());
        const stored = test.stored();
        expect(timeline.map(({ version }) => version)).toEqual(timeline.map((_, n) => n + 1));
        expect(stored && toCase(stored)).toEqual(JSON.parse(JSON.stringify(reduceCase(timeline))));
        expect(stored).toMatchObject({ status: 'closed', version: path.length + 1 });
      }),
      { numRuns: 25 },
    );
  });

  it('never make a promised day earlier', async () => {
    const test = await prefecture();
    await test.open();
    await test.step(people.township, 'accept');
    const promised = test.stored()?.['areaSk'];
    for (const ms of [-FIVE_MINUTES_MS, FIVE_MINUTES_MS, -FIVE_MINUTES_MS]) {
      test.moveTo(shifted('2026-03-09T01:00:00.000Z', ms));
      await test.step(people.township, 'notes', { words: 'Looked at it.' });
      expect(test.stored()?.['areaSk']).toBe(promised);
    }
  });
});
