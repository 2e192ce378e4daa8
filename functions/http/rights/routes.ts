import type { Route } from '../../../shared/http/endpoint.ts';
import askRight from './ask-right.ts';
import copyRecord from './copy-record.ts';
import decideRight from './decide-right.ts';
import endApproval from './end-approval.ts';
import explainRules from './explain-rules.ts';
import getRight from './get-right.ts';
import giveApproval from './give-approval.ts';
import listApprovals from './list-approvals.ts';
import listRights from './list-rights.ts';
import openRecord from './open-record.ts';
import readOpened from './read-opened.ts';

export const routes: readonly Route[] = [
  askRight,
  listRights,
  getRight,
  decideRight,
  copyRecord,
  explainRules,
  openRecord,
  readOpened,
  giveApproval,
  endApproval,
  listApprovals,
];
