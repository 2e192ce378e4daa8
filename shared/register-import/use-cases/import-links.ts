import type { HouseholdId } from '../../base/area-code.ts';
import { importedItem } from '../../household/store/household-item.ts';
import { subjectOf } from '../../link/rules/subject-record.ts';
import { changeWrites, subjectFiles } from '../../link/store/subject-files.ts';
import { householdsOf } from '../../programme/rules/subject.ts';
import type { Context } from '../../table/context.ts';
import { slicesOf } from '../../table/dynamo-table.ts';
import { optimistic, type Write } from '../../table/table.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker } from '../../worker/store/worker-item.ts';
import { decideLink, type LinkDecision } from '../rules/decide-link.ts';
import type { RunningImport } from '../rules/import.ts';
import { isTouched } from '../rules/result.ts';
import type { LinkRow } from '../rules/rows.ts';

/** A link takes two writes, its own and its subject's, of the 100 of a transaction. */
const AT_ONCE = 40;

const decide = async (ctx: Context, rows: readonly LinkRow[], by: RunningImport) => {
  const workerIds = [...new Set(rows.map(({ worker }) => worker))];
  const [files, items] = await Promise.all([
    subjectFiles(
      ctx.table,
      rows.map(({ subject }) => subject),
    ),
    ctx.table.getMany(workerIds.map(workerKey)),
  ]);
  const workers = items.map(toWorker);
  return rows.map((row) => {
    const file = files.find(({ record }) => subjectOf(record).id === row.subject.id);
    return decideLink(
      row,
      file,
      workers.find(({ id }) => id === row.worker),
      by,
    );
  });
};

const importedWrite =
  (by: RunningImport) =>
  (write: Write): Write =>
    'put' in write ? { ...write, put: importedItem(write.put, by.id) } : write;

/** Some rows in one transaction; read and decided anew when one of their subjects has changed meanwhile. */
const writeSome = (
  ctx: Context,
  rows: readonly LinkRow[],
  by: RunningImport,
  households: readonly HouseholdId[],
) =>
  optimistic(async () => {
    const decisions = await decide(ctx, rows, by);
    const writes = decisions.flatMap((one) =>
      one.outcome === 'created' && !one.again
        ? changeWrites({ ...one, links: [{ before: undefined, after: one.link }] })
        : [],
    );
    if (households.length > 0 && decisions.some(isTouched)) await by.announce(households);
    if (writes.length > 0) await ctx.table.write(writes.map(importedWrite(by)));
    return decisions;
  });

export const importLinks = async (
  ctx: Context,
  rows: readonly LinkRow[],
  by: RunningImport,
  isDry: boolean,
): Promise<LinkDecision[]> => {
  const decisions: LinkDecision[] = [];
  const households = rows.flatMap(({ subject }) => householdsOf(subject));
  for (const some of slicesOf(rows, AT_ONCE))
    decisions.push(...(isDry ? await decide(ctx, some, by) : await writeSome(ctx, some, by, households)));
  return decisions;
};
