import { beforeAll, describe, expect, it } from 'vitest';
import { reach } from '../../functions/http/public/reach.ts';
import { routes as openRoutes } from '../../functions/http/public/routes.ts';
import { contextOver } from '../../shared/runtime/context.ts';
import type { memoryTable } from '../../shared/table/memory-table.ts';
import type { Table } from '../../shared/table/table.ts';
import { slipNumber } from '../../shared/visit/rules/slip-number.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { openCallerOf } from '../support/open-call.ts';
import { aVillage, township, zhuoma } from '../support/village.ts';
import { aTask, home } from '../support/visits.ts';

/** How a partition key begins, as `dynamodb:LeadingKeys` would see it. */
const beginningOf = (pk: string) => /^[^#]*#?/.exec(pk)?.[0] ?? pk;

/** The table, with the beginnings of all keys that somebody asked it for. */
const watched = (table: ReturnType<typeof memoryTable>) => {
  const seen = { reads: new Set<string>(), writes: new Set<string>(), verbs: new Set<string>() };
  const reading = (keys: readonly { pk: string }[]) => {
    for (const { pk } of keys) seen.reads.add(beginningOf(pk));
  };
  const spied: Table = {
    get: (key) => {
      reading([key]);
      return table.get(key);
    },
    getMany: (keys) => {
      reading(keys);
      return table.getMany(keys);
    },
    query: (query) => {
      reading([query]);
      return table.query(query);
    },
    count: (query) => {
      reading([query]);
      return table.count(query);
    },
    load: () => expect.unreachable('Nothing is written in bulk.'),
    write: (writes) => {
      for (const write of writes) {
        const [verb = '', key] = Object.entries(write)[0] ?? [];
        seen.verbs.add(verb);
        seen.writes.add(beginningOf(key.pk));
      }
      return table.write(writes);
    },
  };
  return { spied, seen };
};

describe('what somebody without a token can reach of the table', () => {
  let seen: ReturnType<typeof watched>['seen'];
  beforeAll(async () => {
    const village = await aVillage();
    const { call, table, ctx } = village;
    await loadTasks(ctx, [aTask(), aTask({ household: home(2) })]);
    const again = '2026-03-12';
    const requests = [
      { id: '01JC0000000000000000000001', kind: 'household-request', words: 'The well is dry.' },
    ];
    const body = { id: '01JV0000000000000000000001', outcome: 'done', day: '2026-03-09', requests, again };
    const { slip } = (await call('POST', `/tasks/${aTask().origin}/${home(1)}/outcome`, zhuoma, { body }))
      .body;
    const worry = { id: '01JV0000000000000000000002', kind: 'worry', household: home(3), asked: true };
    await call('POST', '/triggers', zhuoma, { body: { ...worry, words: 'Sleeps badly.' } });
    await call('POST', '/triggers', township, {
      body: { id: '01JV0000000000000000000003', kind: 'no-work', household: home(2) },
    });
    const { path } = (await call('POST', '/me/calendar', zhuoma)).body;
    const watching = watched(table);
    seen = watching.seen;
    const ask = openCallerOf(openRoutes, contextOver(watching.spied, village.log, ctx.now));
    expect((await ask(`/slips/${slip}`)).status).toBe(200);
    expect((await ask(path)).text).toContain('BEGIN:VEVENT');
    expect((await ask(`/slips/${slipNumber(new Uint8Array(17).fill(7))}`)).status).toBe(404);
    expect((await ask(`/me/calendar.ics/${'A'.repeat(43)}`)).status).toBe(404);
  });

  it('is what the function is granted, and no more', () => {
    expect([...seen.reads].toSorted()).toEqual([...reach.reads].toSorted());
    expect([...seen.writes]).toEqual(reach.writes);
  });

  it('puts, and neither adds nor removes', () => {
    expect([...seen.verbs]).toEqual(['put']);
  });
});
