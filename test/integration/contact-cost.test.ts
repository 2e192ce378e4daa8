import { describe, expect, it } from 'vitest';
import { meter } from '../../bench/meter/meter.ts';
import { readingOf } from '../../bench/meter/reading.ts';
import { realContext } from '../../bench/report/real-context.ts';
import { onTestbed, TABLE, type Testbed } from '../../bench/testbed.ts';
import { routes } from '../../functions/http/contacts/routes.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { callerOf } from '../support/call.ts';
import { villageItems, zhuoma } from '../support/village.ts';
import { home } from '../support/visits.ts';

const given = [{ kind: 'matter-done' }, { kind: 'goods', people: 4, valueFen: 9_000 }, { kind: 'device' }];

/** The transaction of a contact with so many services, by the engine's word and by our own arithmetic. */
const unitsOf = async (testbed: Testbed, services: number) => {
  const client = testbed.client();
  const { calls } = meter(client);
  const body = {
    ...{ id: `01JW00000000000000000006${services}0`, subject: { type: 'household', id: home(1) } },
    ...{ day: '2026-03-09', mode: 'in-person', purpose: 'look-in', given: given.slice(0, services) },
  };
  const { status } = await callerOf(routes, realContext(client))('POST', '/contacts', zhuoma, { body });
  const transactions = calls.filter(({ command }) => command === 'TransactWriteItemsCommand');
  return { status, ...readingOf(transactions) };
};

describe('what a contact costs', () => {
  it('is 6 write units, and 4 more for each service: itself, and its counter', async () => {
    const found = await onTestbed(async (testbed) => {
      await dynamoTable(testbed.client(), TABLE).load(villageItems());
      return [await unitsOf(testbed, 0), await unitsOf(testbed, 1), await unitsOf(testbed, 3)];
    });
    console.info(found.map(({ writeUnits }) => `${writeUnits} write units`).join(', '));
    expect(found.map(({ status, writeRequests }) => [status, writeRequests])).toEqual(
      Array(3).fill([201, 1]),
    );
    expect(found.map(({ writeUnits }) => writeUnits)).toEqual([6, 10, expect.any(Number)]);
    // Services whose counters lie in one slice share it.
    expect(found[2]?.writeUnits).toBeLessThanOrEqual(18);
    expect(found.map(({ checked, disagreed }) => [checked, disagreed])).toEqual(Array(3).fill([1, 0]));
  });
});
