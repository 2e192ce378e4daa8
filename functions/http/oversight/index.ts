import { areaHandler } from '../../../shared/http/area-handler.ts';
import { coreOver } from '../../../shared/runtime/core.ts';
import { lambdaServices } from '../../../shared/runtime/from-environment.ts';
import { routes } from './routes.ts';

export const handler = areaHandler(routes, lambdaServices(coreOver));
