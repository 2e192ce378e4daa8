import { vi } from 'vitest';
import { fillInboxes } from '../../../functions/consumers/fill-inboxes.ts';
import { enqueueNotices } from '../../../functions/consumers/gather-messages.ts';
import { rollUpCases } from '../../../functions/consumers/roll-up-cases.ts';
import { rollUpCoverage } from '../../../functions/consumers/roll-up-coverage.ts';
import { channelKey } from '../../../shared/notification/store/keys.ts';
import { sqsEvent } from '../../support/campaigns.ts';
import { MONDAY } from '../../support/cases.ts';
import * as people from '../../support/register.ts';
import { runs, type Script, sends } from './act.ts';
import { handedOver } from './queue.ts';

// What an operator has set up: without it, no way of telling is taken.
vi.stubEnv('APP_URL', 'https://app.example.org');
vi.stubEnv('MAIL_HOST', 'mail.example.org:587');

const CASE = '01JQ0000000000000000000001';
const WAY = '01JQ0000000000000000000002';
const WAITS = '01JQ0000000000000000000003';
const ANOTHER = '01JQ0000000000000000000004';
const { GRID, zhuoma, township } = people;
const report = { id: CASE, kind: 'question', subject: { type: 'area', id: GRID }, words: 'When?' };
const message = (data: object) => sqsEvent([JSON.stringify({ detail: { time: MONDAY, data } })]);
const news = { to: 'w-zhuoma', notice: 'something-new' };
const toAccept = { day: '2026-03-09', id: `${MONDAY}.${CASE}.1.to-accept` };
const hear = { id: WAY, target: { type: 'e-mail', mailbox: 'zhuoma@example.org', language: 'en' } };
/** A mailbox whose letter has been sent: its reader has not typed the code yet. */
const waiting = {
  ...channelKey('w-zhuoma', WAITS),
  id: WAITS,
  address: 'w-zhuoma',
  by: 'w-zhuoma',
  target: hear.target,
  confirmation: { code: '482913', until: '2026-03-10T00:00:00.000Z', wrong: ['000001'], asked: [] },
  version: 3,
  sentUpTo: 0,
  beginsAfter: 0,
  attempts: 0,
  givenUp: 0,
};

export const messageScripts: readonly Script[] = [
  {
    name: 'what the stream sets going, and what it tells people',
    items: [
      ...people.theTree(),
      ...people.theStaff(),
      ...people.linkedHousehold(GRID, 1, 'w-zhuoma'),
      waiting,
    ],
    acts: [
      sends(zhuoma, 'POST /cases', report),
      sends(township, `POST /cases/${CASE}/accept`),
      runs('the cases of the grid are summed up', (ctx) =>
        handedOver(rollUpCases(message({ area: GRID }), ctx)),
      ),
      runs('the coverage of the grid is summed up', (ctx) =>
        handedOver(rollUpCoverage(message({ grid: GRID }), ctx)),
      ),
      runs('the township is told', (ctx) =>
        handedOver(fillInboxes(message({ caseId: CASE, version: 1 }), ctx)),
      ),
      sends(township, 'POST /me/inbox/read', { box: 'area', notices: [toAccept] }),
      sends(zhuoma, 'POST /me/ways', hear),
      sends(zhuoma, `POST /me/ways/${WAITS}/code`, { id: ANOTHER }),
      sends(zhuoma, `POST /me/ways/${WAITS}/confirm`, { code: '482913' }),
      runs('the news gets its place', (ctx) => handedOver(enqueueNotices(message(news), ctx))),
      sends(zhuoma, `POST /me/ways/${WAITS}/replay`, { after: 0 }),
      sends(zhuoma, `DELETE /me/ways/${WAY}`, undefined),
    ],
  },
];
