import { areaHandler } from '../../../shared/http/area-handler.ts';
import { routes } from './routes.ts';

export const handler = areaHandler(routes);
