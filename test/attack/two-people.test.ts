import { beforeEach, describe, expect, it } from 'vitest';
import { Worker } from '../../shared/worker/rules/worker.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import type { Claims } from '../support/call.ts';
import { people, prefecture } from '../support/oversight.ts';

let test: Awaited<ReturnType<typeof prefecture>>;
beforeEach(async () => {
  test = await prefecture();
});

/** The attempt answers with `status` and its reason, and nothing at all has changed. */
const refused = async (status: number, says: RegExp, attempt: () => Promise<unknown>) => {
  const before = test.table.all();
  expect(await attempt()).toMatchObject({ status, body: { detail: expect.stringMatching(says) } });
  expect(test.table.all()).toEqual(before);
};

const toVerified = async (opener: Claims = people.worker) => {
  await test.open({}, opener);
  await test.toHandling();
  await test.step(people.handler, 'answer', { result: 'solved', words: 'Filled.' });
  await test.step(people.worker, 'verify', { reached: 'confirmed' });
};

describe('G01 closing', () => {
  it('is not for whoever opened the case', async () => {
    await toVerified(people.township);
    await refused(403, /Neither opener nor handler/, () => test.step(people.township, 'close'));
    expect((await test.step(people.colleague, 'close')).status).toBe(200);
  });
});

describe('G02 a state that is skipped', () => {
  it.each(['start', 'answer', 'verify', 'close', 'reopen', 'resume', 'extension/decide'])(
    'is refused: %s, straight after the report',
    async (verb) => {
      await test.open();
      const bodies: Readonly<Record<string, object>> = {
        answer: { result: 'solved', words: 'Filled.' },
        verify: { reached: 'confirmed' },
        reopen: { words: 'Again.' },
        'extension/decide': { decision: 'grant' },
      };
      const before = test.table.all();
      for (const who of Object.values(people))
        expect((await test.step(who, verb, bodies[verb] ?? {})).status).toBeOneOf([403, 404, 409]);
      expect(test.table.all()).toEqual(before);
    },
  );
});

describe('G05 work', () => {
  it('is not assigned by anybody to themselves', async () => {
    await test.open();
    await test.step(people.township, 'accept');
    await refused(403, /./, () =>
      test.step(people.township, 'assign', { to: { worker: people.township.sub } }),
    );
  });
});

describe('work for nobody', () => {
  it.each(['w-nobody', 'w-gone'])('is not assigned: %s', async (worker) => {
    const file = {
      id: worker,
      version: 1,
      name: 'Pema',
      role: 'worker',
      area: '623027101',
      createdBy: 'r-1',
    };
    const gone = { ...file, active: false, leftOn: '2026-03-02', reason: 'left-service', digest: 'd' };
    if (worker === 'w-gone')
      await test.table.load([workerItem(Worker.parse({ ...gone, createdAt: '2026-03-01T01:00:00.000Z' }))]);
    await test.open();
    await test.step(people.township, 'accept');
    await refused(400, /no such worker in service/, () =>
      test.step(people.township, 'assign', { to: { worker } }),
    );
  });
});

describe('G06 an own request', () => {
  it('is approved by somebody else: an extension, and the answer to an order', async () => {
    await test.open();
    await test.toHandling();
    const both = { ...people.township, sub: people.handler.sub };
    await test.step(people.handler, 'extension/ask', { count: 2, words: 'The part is ordered.' });
    await refused(403, /./, () => test.step(both, 'extension/decide', { decision: 'grant' }));
    const id = '01JQ0000000000000000000091';
    await test.step(people.county, 'follow-ups', { id, words: 'And?', answerBy: '2026-03-12' });
    await refused(403, /own order/, () =>
      test.step(people.county, `follow-ups/${id}/answer`, { words: 'Soon.' }),
    );
  });
});

describe('G09 two closers at once', () => {
  it('close one case once, and the other is told', async () => {
    await toVerified();
    const third = { ...people.colleague, sub: 's-third' };
    const answers = await Promise.all([people.colleague, third].map((who) => test.step(who, 'close')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const closings = test.table.all().filter(({ step }) => step === 'closed');
    expect(closings).toHaveLength(1);
  });
});
