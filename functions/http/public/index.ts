import { openHandler } from '../../../shared/http/open-endpoint.ts';
import { lambdaServices } from '../../../shared/runtime/from-environment.ts';
import { visitServicesOver } from '../../../shared/runtime/visit-services.ts';
import { routes } from './routes.ts';

export const handler = openHandler(routes, lambdaServices(visitServicesOver));
