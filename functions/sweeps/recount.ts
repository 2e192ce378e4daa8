import type { Certificate } from '../../shared/jobs/rules/certificate.ts';
import { recountDeadlines } from '../../shared/jobs/use-cases/recount-deadlines.ts';
import { recountSums } from '../../shared/jobs/use-cases/recount-sums.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';
import { type RegisterServices, registerServicesOver } from '../../shared/runtime/register-services.ts';

/**
 * Makes good in the night what no event and no step has: sums of areas that a silent stream left behind, and deadlines
 * counted before the notice of their year. Each leaves a certificate of its own, and neither waits for the other.
 */
export const recount = async (services: RegisterServices): Promise<Certificate[]> => {
  const runs = await Promise.allSettled([recountSums(services), recountDeadlines(services)]);
  const failures = runs.flatMap((run) => (run.status === 'rejected' ? [run.reason] : []));
  if (failures.length > 0) throw new AggregateError(failures, 'What was counted anew is incomplete.');
  return runs.flatMap((run) => (run.status === 'fulfilled' ? [run.value] : []));
};

const services = lambdaServices(registerServicesOver);

export const handler = () => recount(services());
