import { endpointOver } from '../../../shared/http/endpoint.ts';
import type { Core } from '../../../shared/runtime/core.ts';

/** Boards and lists leave out registers and visits, and so does their bundle. */
export const endpoint = endpointOver<Core>();
