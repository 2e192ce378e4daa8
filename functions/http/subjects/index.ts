import { areaHandler } from '../../../shared/http/router.ts';
import { lambdaContext } from '../../../shared/runtime/lambda-context.ts';
import { routes } from './routes.ts';

export const handler = areaHandler(routes, lambdaContext);
