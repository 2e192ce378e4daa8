import { areaHandler } from '../../../shared/http/area-handler.ts';
import { doorServicesOver } from '../../../shared/runtime/door-services.ts';
import { lambdaServices } from '../../../shared/runtime/from-environment.ts';
import { routes } from './routes.ts';

export const handler = areaHandler(routes, lambdaServices(doorServicesOver));
