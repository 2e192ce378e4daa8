import type { Route } from '../../../shared/http/endpoint.ts';
import addWay from './add-way.ts';
import getInbox from './get-inbox.ts';
import getPushKey from './get-push-key.ts';
import listWays from './list-ways.ts';
import markRead from './mark-read.ts';
import removeWay from './remove-way.ts';
import replayWay from './replay-way.ts';

export const routes: readonly Route[] = [
  getInbox,
  markRead,
  listWays,
  addWay,
  removeWay,
  replayWay,
  getPushKey,
];
