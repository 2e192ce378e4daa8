import type { Route } from '../../../shared/http/endpoint.ts';
import changeWorker from './change-worker.ts';
import createDeputy from './create-deputy.ts';
import createLink from './create-link.ts';
import createWorker from './create-worker.ts';
import disableWorker from './disable-worker.ts';
import enableWorker from './enable-worker.ts';
import endDeputy from './end-deputy.ts';
import endLink from './end-link.ts';
import getWorker from './get-worker.ts';
import listDeputies from './list-deputies.ts';
import listLinks from './list-links.ts';
import listWorkers from './list-workers.ts';

export const routes: readonly Route[] = [
  changeWorker,
  createDeputy,
  createLink,
  createWorker,
  disableWorker,
  enableWorker,
  endDeputy,
  endLink,
  getWorker,
  listDeputies,
  listLinks,
  listWorkers,
];
