import { areaHandler } from '../../../shared/http/area-handler.ts';
import { lambdaServices } from '../../../shared/runtime/from-environment.ts';
import { messageServicesOver } from '../../../shared/runtime/messaging.ts';
import { routes } from './routes.ts';

export const handler = areaHandler(routes, lambdaServices(messageServicesOver));
