import type { Route } from '../../../shared/http/endpoint.ts';
import getImport from './get-import.ts';
import openImport from './open-import.ts';
import sendChunk from './send-chunk.ts';

export const routes: readonly Route[] = [getImport, openImport, sendChunk];
