import { endpointOver } from '../../../shared/http/endpoint.ts';
import type { MessageServices } from '../../../shared/runtime/messaging.ts';

/** Inboxes and messages leave out registers and visits, and so does their bundle. */
export const endpoint = endpointOver<MessageServices>();
