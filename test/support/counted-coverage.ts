import { expect } from 'vitest';
import { rollUpCoverage } from '../../functions/consumers/roll-up-coverage.ts';
import type { BusEvent } from '../../shared/runtime/bus.ts';
import type { Context } from '../../shared/table/context.ts';
import type { Item } from '../../shared/table/table.ts';
import { PREFECTURE } from './register.ts';
import { queued } from './sqs.ts';

/** Lets the consumer work off events, each by itself. */
export const countCoverage = async (events: readonly BusEvent[], ctx: Context): Promise<void> => {
  for (const event of events)
    expect((await rollUpCoverage(queued(event), ctx)).batchItemFailures).toEqual([]);
};

/** What stands of every area that was counted is what is there. */
export const expectCounted = (items: readonly Item[]): void => {
  const households = items.filter(({ sk }) => sk.startsWith('HH#'));
  const rows = items.filter(({ sk }) => sk.startsWith('COVERAGE#'));
  expect(rows.length).toBeGreaterThan(0);
  for (const { area, subjects, linked } of rows) {
    const stem = area === PREFECTURE ? '6230' : String(area);
    const own = households.filter(({ id }) => String(id).startsWith(stem));
    expect({ area, subjects, linked }).toEqual({
      area,
      subjects: own.length,
      linked: own.filter(({ liaison }) => liaison !== undefined).length,
    });
  }
};
