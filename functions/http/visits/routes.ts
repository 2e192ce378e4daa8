import type { Route } from '../../../shared/http/endpoint.ts';
import getTask from './get-task.ts';
import listTasks from './list-tasks.ts';
import makeTrigger from './make-trigger.ts';
import recordDeath from './record-death.ts';
import recordOutcome from './record-outcome.ts';

export const routes: readonly Route[] = [makeTrigger, listTasks, getTask, recordOutcome, recordDeath];
