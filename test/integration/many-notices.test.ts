import { describe, expect, it } from 'vitest';
import { enqueueNotice, queuedNotices } from '../../shared/notification/store/queue-store.ts';
import { tableBuilds } from '../harness/table-builds.ts';
import { MONDAY } from '../support/cases.ts';
import { testContext } from '../support/context.ts';

const INBOX = 'unit:xh-roads';
const MANY = 40;

describe.each(tableBuilds())('an inbox $name', ({ fresh }) => {
  it(`takes ${MANY} notices that arrive at the same moment, each once and without a gap`, async () => {
    const table = await fresh();
    const ids = Array.from({ length: MANY }, (_, n) => `notice-${n}`);
    // A context for each, as each comes in an instance of its own.
    const enqueue = (id: string) => enqueueNotice(testContext(table).ctx, INBOX, { id, at: MONDAY });
    const results = await Promise.allSettled(ids.map(enqueue));
    expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);

    const queued = await queuedNotices(testContext(table).ctx, INBOX, 0, MANY + 1);
    expect(queued.map(({ seq }) => seq)).toEqual(ids.map((_, n) => n + 1));
    expect(queued.map(({ id }) => id).sort()).toEqual(ids.toSorted());
  });
});
