import { areaHandler } from '../../../shared/http/area-handler.ts';
import { lambdaServices } from '../../../shared/runtime/from-environment.ts';
import { oversightServicesOver } from '../../../shared/runtime/oversight-services.ts';
import { routes } from './routes.ts';

export const handler = areaHandler(routes, lambdaServices(oversightServicesOver));
