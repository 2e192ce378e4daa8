import type { Route } from '../../../shared/http/endpoint.ts';
import acceptCase from './accept-case.ts';
import acceptFollowUp from './accept-follow-up.ts';
import answerCase from './answer-case.ts';
import answerFollowUp from './answer-follow-up.ts';
import askExtension from './ask-extension.ts';
import askFollowUp from './ask-follow-up.ts';
import assignCase from './assign-case.ts';
import closeCase from './close-case.ts';
import correctCase from './correct-case.ts';
import decideAddress from './decide-address.ts';
import decideExtension from './decide-extension.ts';
import disputeAddress from './dispute-address.ts';
import getCase from './get-case.ts';
import getDeadlines from './get-deadlines.ts';
import listCases from './list-cases.ts';
import listDuplicates from './list-duplicates.ts';
import listFollowUps from './list-follow-ups.ts';
import listLikelyUnits from './list-likely-units.ts';
import mergeCase from './merge-case.ts';
import noteOnCase from './note-on-case.ts';
import noteOutcome from './note-outcome.ts';
import refuseCase from './refuse-case.ts';
import reopenCase from './reopen-case.ts';
import reportCase from './report-case.ts';
import resumeCase from './resume-case.ts';
import returnCase from './return-case.ts';
import sendBackFollowUp from './send-back-follow-up.ts';
import startCase from './start-case.ts';
import takeBackRefusal from './take-back-refusal.ts';
import unmergeCase from './unmerge-case.ts';
import verifyCase from './verify-case.ts';
import waitForRequester from './wait-for-requester.ts';
import withdrawCase from './withdraw-case.ts';
import withdrawFollowUp from './withdraw-follow-up.ts';

export const routes: readonly Route[] = [
  reportCase,
  listCases,
  getCase,
  getDeadlines,
  acceptCase,
  refuseCase,
  takeBackRefusal,
  withdrawCase,
  correctCase,
  assignCase,
  returnCase,
  startCase,
  waitForRequester,
  resumeCase,
  askExtension,
  decideExtension,
  answerCase,
  verifyCase,
  closeCase,
  reopenCase,
  noteOnCase,
  listDuplicates,
  listLikelyUnits,
  mergeCase,
  unmergeCase,
  disputeAddress,
  decideAddress,
  askFollowUp,
  listFollowUps,
  answerFollowUp,
  acceptFollowUp,
  sendBackFollowUp,
  withdrawFollowUp,
  noteOutcome,
];
