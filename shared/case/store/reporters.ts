import type { Instant } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { allOf } from '../../table/table.ts';
import type { Case } from '../rules/case.ts';
import type { Entry } from '../rules/entry.ts';
import { toCase, toEntry } from './case-item.ts';
import { caseKey, entryKey } from './keys.ts';

/** Who brought a case in, when, and under which number. */
export interface Reporter {
  readonly caseId: string;
  readonly openedBy: string;
  readonly reportedAt: Instant;
}

export const reporterOf = ({ id: caseId, openedBy, reportedAt }: Case): Reporter => ({
  caseId,
  openedBy,
  reportedAt,
});

/** The cases that lie in this one by the end of some of its entries. */
const absorbedIn = (timeline: readonly Entry[]): string[] => {
  const within = new Set<string>();
  for (const entry of timeline) {
    if (entry.step === 'absorbed') within.add(entry.from);
    if (entry.step === 'released') within.delete(entry.from);
  }
  return [...within];
};

const entriesOf = async ({ table }: Context, id: string): Promise<Entry[]> => {
  const { pk, sk: from } = entryKey(id, 1);
  return (await allOf(table, { pk, from, upTo: entryKey(id, 999_999).sk })).map(toEntry);
};

/** Everybody whose report was merged into a case with this timeline, also by way of another case: two requests, and one for each of those. */
export const mergedReporters = async (ctx: Context, timeline: readonly Entry[]): Promise<Reporter[]> => {
  const ids = absorbedIn(timeline);
  if (ids.length === 0) return [];
  const cases = (await ctx.table.getMany(ids.map(caseKey))).map(toCase);
  const further = await Promise.all(
    cases.map(async ({ id, reporters }) =>
      reporters > 1 ? mergedReporters(ctx, await entriesOf(ctx, id)) : [],
    ),
  );
  return [...cases.map(reporterOf), ...further.flat()];
};
