import type { Route } from '../../../shared/http/endpoint.ts';
import correctService from './correct-service.ts';
import enterService from './enter-service.ts';
import getDone from './get-activity.ts';
import getBoard from './get-board.ts';
import getRules from './get-rules.ts';
import listOrders from './list-orders.ts';
import listSweeps from './list-sweeps.ts';
import simulateRules from './simulate-rules.ts';

export const routes: readonly Route[] = [
  getBoard,
  getDone,
  getRules,
  enterService,
  correctService,
  listOrders,
  listSweeps,
  simulateRules,
];
