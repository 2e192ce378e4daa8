import { allAreas } from '../../area/store/all-areas.ts';
import { type AreaCode, areasByDepth } from '../../base/area-code.ts';
import { addMs } from '../../base/instant.ts';
import { reconcileSums } from '../../statistics/use-cases/reconcile-sums.ts';
import { atOnce } from '../../table/at-once.ts';
import type { Context } from '../../table/context.ts';
import { type Certificate, NOTHING_PROCESSED } from '../rules/certificate.ts';
import { leaveCertificate, processOne, type SweepResult, sumOfResults } from './run-sweep.ts';

const JOB = 'recount';
const AT_ONCE = 8;
/** A function may run for 15 minutes; what was not reached by then is missing in the certificate. */
const LONGEST_MS = 12 * 60_000;

/**
 * Sums every area of the register up again, the lowest first, for what a silent stream has not brought. Counters of
 * cases are trusted, because they are written with the case; whatever is made from events is not. Where all is right it
 * only reads.
 */
export const recountSums = async (ctx: Context): Promise<Certificate> => {
  const startedAt = ctx.now();
  const until = addMs(startedAt, LONGEST_MS);
  const { expected, areas } = await allAreas(ctx.table);
  const reconcile = async (area: AreaCode): Promise<SweepResult> =>
    ctx.now() > until
      ? sumOfResults([])
      : processOne({ id: area, process: () => reconcileSums(ctx, area) }, JOB, ctx);

  const results: SweepResult[] = [{ tally: { ...NOTHING_PROCESSED, expected }, changed: [] }];
  for (const depth of areasByDepth(areas)) results.push(...(await atOnce(AT_ONCE, depth, reconcile)));
  return leaveCertificate({ job: JOB, startedAt }, sumOfResults(results), ctx);
};
