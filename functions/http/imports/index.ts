import { areaHandler } from '../../../shared/http/area-handler.ts';
import { fromEnvironment } from '../../../shared/runtime/services.ts';
import { routes } from './routes.ts';

export const handler = areaHandler(routes, fromEnvironment);
