import type { Route } from '../../../shared/http/endpoint.ts';
import type { RegisterServices } from '../../../shared/runtime/register-services.ts';
import getImport from './get-import.ts';
import openImport from './open-import.ts';
import sendChunk from './send-chunk.ts';

export const routes: readonly Route<RegisterServices>[] = [getImport, openImport, sendChunk];
