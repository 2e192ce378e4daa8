import type { Route } from '../../../shared/http/endpoint.ts';
import printSlip from './print-slip.ts';

export const routes: readonly Route[] = [printSlip];
