import type { Route } from '../../../shared/http/endpoint.ts';
import addWay from './add-channel.ts';
import askForCode from './ask-for-code.ts';
import confirmWay from './confirm-channel.ts';
import getInbox from './get-inbox.ts';
import getPushKey from './get-push-key.ts';
import issueCalendar from './issue-calendar.ts';
import listWays from './list-channels.ts';
import listOwnAccesses from './list-own-accesses.ts';
import markRead from './mark-read.ts';
import removeWay from './remove-channel.ts';
import replayWay from './replay-channel.ts';
import revokeCalendar from './revoke-calendar.ts';

export const routes: readonly Route[] = [
  getInbox,
  markRead,
  listWays,
  addWay,
  askForCode,
  confirmWay,
  removeWay,
  replayWay,
  getPushKey,
  issueCalendar,
  revokeCalendar,
  listOwnAccesses,
];
