import { endpointOver } from '../../../shared/http/endpoint.ts';
import type { VisitServices } from '../../../shared/runtime/visit-services.ts';

/** Routes that leave out most of the registers, and so does their bundle. */
export const endpoint = endpointOver<VisitServices>();
