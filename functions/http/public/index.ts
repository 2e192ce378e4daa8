import { openHandler } from '../../../shared/http/open-endpoint.ts';
import { lambdaContext } from '../../../shared/runtime/lambda-context.ts';
import { routes } from './routes.ts';

export const handler = openHandler(routes, lambdaContext);
