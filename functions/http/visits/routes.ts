import type { Route } from '../../../shared/http/endpoint.ts';
import getMyDay from './get-my-day.ts';
import getRecord from './get-record.ts';
import getTask from './get-task.ts';
import listTasks from './list-tasks.ts';
import makeTrigger from './make-trigger.ts';
import recordDeath from './record-death.ts';
import recordOutcome from './record-outcome.ts';
import takeBackDeath from './take-back-death.ts';
import takeBackOutcome from './take-back-outcome.ts';
import takeBackTrigger from './take-back-trigger.ts';

export const routes: readonly Route[] = [
  makeTrigger,
  takeBackTrigger,
  listTasks,
  getTask,
  recordOutcome,
  takeBackOutcome,
  recordDeath,
  takeBackDeath,
  getMyDay,
  getRecord,
];
