import { expect, it } from 'vitest';
import { meter } from '../../bench/meter/meter.ts';
import { readingOf } from '../../bench/meter/reading.ts';
import { realContext } from '../../bench/report/real-context.ts';
import { onTestbed, TABLE, type Testbed } from '../../bench/testbed.ts';
import { routes as money } from '../../functions/http/money/routes.ts';
import { routes as oversight } from '../../functions/http/oversight/routes.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { callerOf } from '../support/call.ts';
import { school, villageItems } from '../support/village.ts';
import { home } from '../support/visits.ts';

const id = (n: number) => `01JW0000000000000000000${700 + n}`;
const FUND = id(1);
const day = '2026-03-09';
const relief = {
  ...{ id: id(3), subject: { type: 'household', id: home(1) }, day, kind: 'money', people: 4 },
  ...{ valueFen: 60_000, unit: 'xh-roads', fund: FUND },
};

/** On the engine: what the payment costs, and how the same one, and one too many, are answered after it. */
const payments = async (testbed: Testbed) => {
  await dynamoTable(testbed.client(), TABLE).load(villageItems());
  const client = testbed.client();
  const { calls } = meter(client);
  const call = callerOf([...money, ...oversight], realContext(client));
  const fund = { name: 'Aid', programme: 'household', area: '623027', unit: 'xh-education' };
  await call('POST', '/funds', school, { body: { id: FUND, ...fund } });
  const gift = { id: id(2), kind: 'received', amountFen: 100_000, day, giver: { type: 'person' } };
  await call('POST', `/funds/${FUND}/entries`, school, { body: gift });
  const before = calls.length;
  const first = await call('POST', '/services', school, { body: relief });
  const paid = calls.slice(before).filter(({ command }) => command === 'TransactWriteItemsCommand');
  const again = await call('POST', '/services', school, { body: relief });
  const tooMuch = await call('POST', '/services', school, { body: { ...relief, id: id(4) } });
  const sums = (await call('GET', `/funds/${FUND}`, school)).body;
  return { first, again, tooMuch, sums, cost: readingOf(paid) };
};

it('a service that a fund pays for is one transaction of 12 write units, and the guard of the fund answers first', async () => {
  const { first, again, tooMuch, sums, cost } = await onTestbed(payments);
  expect(first.status).toBe(201);
  expect(again).toEqual(first);
  expect(tooMuch).toMatchObject({ status: 409, body: { code: 'money.not-enough' } });
  expect(sums).toMatchObject({ spentFen: 60_000, freeFen: 40_000 });
  console.info(`${cost.writeUnits} write units`);
  expect(cost).toMatchObject({ writeRequests: 1, writeUnits: 12 });
});
