import type { ReadingBudget } from '../../access/rules/reading-budget.ts';
import { readingBudgetWrite } from '../../access/store/reading-budget.ts';
import { responsibleAbove } from '../../area/store/responsible.ts';
import { dayOf } from '../../base/instant.ts';
import type { Notice } from '../../notification/rules/notice.ts';
import { noticeWrite } from '../../notification/store/inbox-store.ts';
import type { Context } from '../../table/context.ts';
import { auditorsOver } from './auditor-notices.ts';

/** Tells once, of each hour, that somebody asked for more records than anybody reads. */
export const notifyOfReadings = async (ctx: Context, budget: ReadingBudget): Promise<ReadingBudget> => {
  const { reader, hour, area, overAt: at = hour } = budget;
  const above = await responsibleAbove(ctx, area, reader);
  const receivers = new Set([...(await auditorsOver(ctx, area)), ...(above === undefined ? [] : [above])]);
  const facts = { kind: 'many-readings', id: `many-readings#${reader}#${hour}`, at, day: dayOf(at) } as const;
  const notices = [...receivers]
    .filter((to) => to !== reader)
    .map((to): Notice => ({ ...facts, to, reader, area }));
  const told = { ...budget, toldAt: ctx.now(), version: budget.version + 1 };
  await ctx.table.write([readingBudgetWrite(told), ...notices.map(noticeWrite)]);
  return told;
};
