import { openHandler } from '../../../shared/http/open-endpoint.ts';
import { routes } from './routes.ts';

export const handler = openHandler(routes);
