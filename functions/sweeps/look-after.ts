import { lookAfter } from '../../shared/jobs/use-cases/look-after.ts';
import { looks } from '../../shared/jobs/use-cases/looks.ts';
import { lambdaContext } from '../../shared/runtime/lambda-context.ts';
import { powertoolsCount } from '../../shared/runtime/metric.ts';

/** Once a day whatever the modules have to look at. */
export const handler = () => lookAfter(lambdaContext(), powertoolsCount(), looks);
