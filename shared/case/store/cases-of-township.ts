import type { AreaCode } from '../../base/area-code.ts';
import { addMs, type Instant, monthOf } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { allOf } from '../../table/table.ts';
import type { Case } from '../rules/case.ts';
import { toCase } from './case-item.ts';
import { endedCasesPartition, openCasesPartition } from './keys.ts';

const MONTH_MS = 30 * 86_400_000;

const monthsBefore = (now: Instant): string[] => [...new Set([monthOf(now), monthOf(addMs(now, -MONTH_MS))])];

/** What is open in a township, and what ended in this month and the last: at most three requests side by side. */
export const casesOfTownship = async ({ table, now }: Context, township: AreaCode): Promise<Case[]> => {
  const ended = monthsBefore(now()).map((month) => endedCasesPartition(township, month));
  const found = await Promise.all(
    [openCasesPartition(township), ...ended].map((pk) => allOf(table, { index: 'area', pk })),
  );
  // One that ends meanwhile is found twice.
  return [...new Map(found.flat().map((item) => [item.pk, toCase(item)])).values()];
};
