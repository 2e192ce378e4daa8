import { endpointOver } from '../../../shared/http/endpoint.ts';
import type { DoorServices } from '../../../shared/runtime/door-services.ts';

/** The routes of visits leave out most of the registers, and so does their bundle. */
export const endpoint = endpointOver<DoorServices>();
