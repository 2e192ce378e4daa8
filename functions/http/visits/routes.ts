import type { Route } from '../../../shared/http/endpoint.ts';
import endApproval from './end-approval.ts';
import getMyDay from './get-my-day.ts';
import getRecord from './get-record.ts';
import getTask from './get-task.ts';
import giveApproval from './give-approval.ts';
import issueCalendar from './issue-calendar.ts';
import listApprovals from './list-approvals.ts';
import listTasks from './list-tasks.ts';
import makeTrigger from './make-trigger.ts';
import printSlip from './print-slip.ts';
import recordDeath from './record-death.ts';
import recordOutcome from './record-outcome.ts';
import revokeCalendar from './revoke-calendar.ts';
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
  issueCalendar,
  revokeCalendar,
  getRecord,
  printSlip,
  giveApproval,
  endApproval,
  listApprovals,
];
