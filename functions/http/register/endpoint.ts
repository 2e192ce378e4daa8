import { endpointOver } from '../../../shared/http/endpoint.ts';
import type { RegisterServices } from '../../../shared/runtime/register-services.ts';

/** Routes that leave out visits, and so does their bundle. */
export const endpoint = endpointOver<RegisterServices>();
