import type { Route } from '../../../shared/http/endpoint.ts';
import createHandOver from './create-hand-over.ts';
import getHandOver from './get-hand-over.ts';

export const routes: readonly Route[] = [createHandOver, getHandOver];
