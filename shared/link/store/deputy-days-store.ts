import type { Context } from '../../table/context.ts';
import { allOf, type Guard, type Write } from '../../table/table.ts';
import { requireFreeDays, requireNoCircle } from '../rules/deputy-days.ts';
import type { NewDeputy } from '../rules/new-deputy.ts';
import { deputiesPartition, deputyDaysKey } from './keys.ts';
import { toDeputy } from './links.ts';

const versionOf = async ({ table }: Context, worker: string): Promise<number> =>
  Number((await table.get(deputyDaysKey(worker)))?.['version'] ?? 0);

const asRead = (version: number): Guard => (version === 0 ? 'absent' : { version });

/**
 * Refuses days that somebody else has, and a circle of deputies. The writes hold that of all whose deputies were looked at
 * nobody has got another one meanwhile: two who are named for each other at once do not see each other otherwise.
 */
export const deputyDaysWrites = async (ctx: Context, body: NewDeputy): Promise<Write[]> => {
  const seen = new Map<string, number>();
  const deputiesOf = async (worker: string) => {
    if (!seen.has(worker)) seen.set(worker, await versionOf(ctx, worker));
    const items = await allOf(ctx.table, { pk: deputiesPartition(worker), begins: 'DEPUTY#' });
    return items.map(toDeputy);
  };
  requireFreeDays(body, await deputiesOf(body.worker));
  await requireNoCircle(body, deputiesOf);
  return [...seen].map(([worker, version]) => {
    const key = deputyDaysKey(worker);
    const guard = asRead(version);
    return worker === body.worker ? { put: { ...key, version: version + 1 }, guard } : { check: key, guard };
  });
};
