import type { Route } from '../../../shared/http/endpoint.ts';
import type { Core } from '../../../shared/runtime/core.ts';
import getBoard from './get-board.ts';
import listOrders from './list-orders.ts';
import listSweeps from './list-sweeps.ts';
import simulateRules from './simulate-rules.ts';

export const routes: readonly Route<Core>[] = [getBoard, listOrders, listSweeps, simulateRules];
