import { endpointOver } from '../../../shared/http/endpoint.ts';
import type { Core } from '../../../shared/runtime/core.ts';

/** The routes of cases need the core alone, and their bundle carries no more. */
export const endpoint = endpointOver<Core>();
