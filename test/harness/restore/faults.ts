import { isDeepStrictEqual } from 'node:util';
import { gridOf, lineOf } from '../../../shared/base/area-code.ts';
import { type Case, isOpen } from '../../../shared/case/rules/case.ts';
import { markedColour } from '../../../shared/case/rules/timing/case-clock.ts';
import { toCase } from '../../../shared/case/store/case-item.ts';
import { coverageOf } from '../../../shared/household/rules/coverage.ts';
import { toHousehold } from '../../../shared/household/store/household-item.ts';
import { contextOver } from '../../../shared/runtime/context.ts';
import { readBoard } from '../../../shared/statistics/store/board-store.ts';
import { coverageToday } from '../../../shared/statistics/store/coverage-store.ts';
import type { Item, Table } from '../../../shared/table/table.ts';
import { toWorker } from '../../../shared/worker/store/worker-item.ts';
import { listeningLog } from '../../support/context.ts';
import { mergeFaults, timelineFaults } from '../invariants/cases.ts';

const byPartition = (items: readonly Item[]): Map<string, Item[]> => Map.groupBy(items, ({ pk }) => pk);

const countedIn = (cases: readonly Case[]) => {
  const stages: Record<string, Record<string, number>> = {};
  const total = { opened: cases.length, closed: 0, refused: 0, merged: 0, withdrawn: 0 };
  for (const it of cases) {
    if (!isOpen(it)) {
      total[it.status] += 1;
      continue;
    }
    const colours = stages[it.status] ?? { green: 0, yellow: 0, red: 0 };
    const colour = markedColour(it.clock);
    stages[it.status] = { ...colours, [colour]: (colours[colour] ?? 0) + 1 };
  }
  return { total, stages };
};

/** I4: the figures of every area equal a recount of its cases and of its households. */
const sumFaults = async (table: Table, cases: readonly Case[], items: readonly Item[], now: string) => {
  const households = items.filter(({ sk }) => sk.startsWith('HH#')).map(toHousehold);
  const workers = items.filter(({ sk }) => sk === 'WORKER').map(toWorker);
  const left = new Set(workers.filter(({ active }) => !active).map(({ id }) => id));
  const areas = new Set([...cases.map(({ area }) => area), ...households.map(({ id }) => gridOf(id))]);
  const faults: string[] = [];
  const ctx = contextOver(table, listeningLog(), () => now);
  for (const code of new Set([...areas].flatMap(lineOf))) {
    const within = (area: string) => lineOf(area).includes(code);
    const { total, stages } = await readBoard(ctx, code);
    const recount = countedIn(cases.filter(({ area }) => within(area)));
    if (!isDeepStrictEqual({ total, stages }, recount))
      faults.push(`${code}: ${JSON.stringify({ total, stages })}, counted ${JSON.stringify(recount)}`);
    const { asOf: _, ...covered } = await coverageToday(ctx, code);
    const here = households.filter(({ id }) => within(gridOf(id)));
    const { subjects, linked, without } = coverageOf(here, left);
    if (covered.subjects !== subjects || covered.linked !== linked || covered.without !== without)
      faults.push(`${code}: coverage ${JSON.stringify(covered)}, counted ${subjects}`);
  }
  return faults;
};

/** Everything that is wrong with a table, found without the code that mends it. */
export const faultsIn = async (table: Table, items: readonly Item[], now: string): Promise<string[]> => {
  const partitions = [...byPartition(items)].filter(([pk]) => pk.startsWith('CASE#'));
  const cases = items.filter(({ sk }) => sk === 'CASE').map(toCase);
  return [
    ...partitions.flatMap(([pk, some]) => timelineFaults(pk, some)),
    ...mergeFaults(cases),
    ...(await sumFaults(table, cases, items, now)),
  ];
};
