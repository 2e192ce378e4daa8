import type { Certificate } from '../../shared/jobs/rules/certificate.ts';
import { deleteExpired } from '../../shared/jobs/use-cases/delete-expired.ts';
import { reconcileAccess } from '../../shared/jobs/use-cases/reconcile-access.ts';
import { recountDeadlines } from '../../shared/jobs/use-cases/recount-deadlines.ts';
import { recountFacts } from '../../shared/jobs/use-cases/recount-facts.ts';
import { recountSums } from '../../shared/jobs/use-cases/recount-sums.ts';
import { caseFiles } from '../../shared/runtime/case-files.ts';
import { lambdaContext } from '../../shared/runtime/lambda-context.ts';
import type { Context } from '../../shared/table/context.ts';

/**
 * Makes good in the night what no event and no step has: sums of areas that a silent stream left behind, and deadlines
 * counted before the notice of their year, tokens of staff that do not go with the register, what was kept long enough, and cells for
 * statistics that are not what the cases are. Each leaves a certificate of its own, and none waits for another.
 */
export const recount = async (ctx: Context): Promise<Certificate[]> => {
  const runs = await Promise.allSettled([
    recountSums(ctx),
    recountDeadlines(ctx),
    reconcileAccess(ctx),
    deleteExpired(ctx, caseFiles()),
    recountFacts(ctx),
  ]);
  const failures = runs.flatMap((run) => (run.status === 'rejected' ? [run.reason] : []));
  if (failures.length > 0) throw new AggregateError(failures, 'What was counted anew is incomplete.');
  return runs.flatMap((run) => (run.status === 'fulfilled' ? [run.value] : []));
};

export const handler = () => recount(lambdaContext());
