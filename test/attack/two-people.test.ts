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

/** Everything that anybody can be, in one person: what asks for another person asks for another one still. */
const everything: Claims = {
  ...people.handler,
  doorstep_role: 'worker handler supervisor registrar rights-desk auditor',
  doorstep_area: '623027101',
};
const atCounty = { ...everything, doorstep_area: '623027' };

describe('one person of all roles', () => {
  it('closes nothing that they opened', async () => {
    await toVerified(everything);
    await refused(403, /Neither opener nor handler/, () => test.step(everything, 'close'));
  });

  it('neither asks the requester nor closes where the answer was theirs', async () => {
    await test.open();
    await test.toHandling();
    await test.step(everything, 'answer', { result: 'solved', words: 'Filled.' });
    await refused(403, /Someone other/, () => test.step(everything, 'verify', { reached: 'confirmed' }));
    await test.step(people.worker, 'verify', { reached: 'confirmed' });
    await refused(403, /Neither opener nor handler/, () => test.step(everything, 'close'));
    await test.step(people.colleague, 'close');
    test.moveTo('2026-04-20T01:00:00.000Z');
    await refused(403, /Someone other/, () =>
      test.step(everything, 'outcome', { lasted: 'yes', words: 'It holds.' }),
    );
  });

  it('assigns nothing to themselves, and grants themselves no time', async () => {
    await test.open();
    await test.step(everything, 'accept');
    await refused(403, /Nobody assigns/, () =>
      test.step(everything, 'assign', { to: { worker: everything.sub } }),
    );
    await test.step(everything, 'assign', { to: { unit: 'xh-roads' } });
    await test.step(everything, 'start');
    await test.step(everything, 'extension/ask', { count: 2, words: 'The part is ordered.' });
    await refused(403, /Someone else/, () =>
      test.step(everything, 'extension/decide', { decision: 'grant' }),
    );
  });

  it('neither answers an order of their own nor judges an answer of their own', async () => {
    await test.open();
    await test.toHandling();
    const order = (id: string) => ({ id, words: 'And?', answerBy: '2026-03-12' });
    const [own, other] = ['01JQ0000000000000000000091', '01JQ0000000000000000000092'];
    await test.step(atCounty, 'follow-ups', order(own));
    await refused(403, /own order/, () =>
      test.step(atCounty, `follow-ups/${own}/answer`, { words: 'Soon.' }),
    );
    await test.step(people.county, 'follow-ups', order(other));
    expect((await test.step(atCounty, `follow-ups/${other}/answer`, { words: 'Soon.' })).status).toBe(200);
    await refused(403, /./, () => test.step(atCounty, `follow-ups/${other}/accept`));
    expect((await test.step(people.county, `follow-ups/${other}/accept`)).status).toBe(200);
  });

  it('does not decide on an address that they dispute', async () => {
    await test.open();
    await test.step(people.township, 'accept');
    await test.step(people.township, 'assign', { to: { unit: 'xh-roads' } });
    await test.step(atCounty, 'return', { words: 'Not our lane.' });
    await test.step(people.township, 'assign', { to: { unit: 'xh-roads' } });
    await test.step(atCounty, 'address/dispute', { words: 'Still not our lane.' });
    const decision = { to: { unit: 'xh-water' }, words: 'The culvert is theirs.' };
    await refused(403, /does not decide/, () => test.step(atCounty, 'address/decide', decision));
    expect((await test.step(people.county, 'address/decide', decision)).status).toBe(200);
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
