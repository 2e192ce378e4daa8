import { endpointOver } from '../../../shared/http/endpoint.ts';
import type { OversightServices } from '../../../shared/runtime/oversight-services.ts';

/** Boards, lists and the register of services leave out most registers and all visits, and so does their bundle. */
export const endpoint = endpointOver<OversightServices>();
