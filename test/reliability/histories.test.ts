import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runHistory } from '../harness/histories/run-history.ts';
import { nameOfFault, storyOf } from '../harness/histories/tell-fault.ts';

/** R2 in its first form; `npm run histories` runs as many, with 20 clients of 50 operations. */
const SEEDS = 100;
const small = { clients: 6, operations: 10 };

describe('random histories of different commands on the same few records', () => {
  beforeAll(() => {
    vi.stubEnv('APP_URL', 'https://app.example.org');
    vi.stubEnv('MAIL_HOST', 'mail.example.org:587');
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });

  it(`lose nothing, double nothing and refuse nothing that has happened, in ${SEEDS} of them`, async () => {
    const found: string[] = [];
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { faults } = await runHistory({ seed, ...small });
      const { clients, operations } = small;
      const replay = `npm run histories -- --seed ${seed} --clients ${clients} --operations ${operations}`;
      found.push(...faults.map((fault) => [replay, nameOfFault(fault), ...storyOf(fault)].join('\n')));
    }
    expect(found).toEqual([]);
  }, 180_000);

  it('are the same for the same seed, and others for another', async () => {
    const tell = async (seed: number) => {
      const { turns, sendings, operations } = await runHistory({ seed, ...small });
      return { turns, sendings, operations };
    };
    const first = await tell(7);
    expect(await tell(7)).toEqual(first);
    expect(await tell(8)).not.toEqual(first);
  });
});
