import { vi } from 'vitest';
import { fillInboxes } from '../../../functions/consumers/fill-inboxes.ts';
import { enqueueNotices } from '../../../functions/consumers/gather-messages.ts';
import { rollUpCases } from '../../../functions/consumers/roll-up-cases.ts';
import { rollUpCoverage } from '../../../functions/consumers/roll-up-coverage.ts';
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
const { GRID, zhuoma, township } = people;
const report = { id: CASE, kind: 'question', subject: { type: 'area', id: GRID }, words: 'When?' };
const message = (data: object) => sqsEvent([JSON.stringify({ detail: { time: MONDAY, data } })]);
const news = { to: 'w-zhuoma', notice: 'something-new' };
const toAccept = { day: '2026-03-09', id: `${MONDAY}.${CASE}.1.to-accept` };
const hear = { id: WAY, target: { type: 'e-mail', mailbox: 'zhuoma@example.org', language: 'en' } };

export const messageScripts: readonly Script[] = [
  {
    name: 'what the stream sets going, and what it tells people',
    items: [...people.theTree(), ...people.theStaff(), ...people.linkedHousehold(GRID, 1, 'w-zhuoma')],
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
      runs('the news gets its place', (ctx) => handedOver(enqueueNotices(message(news), ctx))),
      sends(zhuoma, `POST /me/ways/${WAY}/replay`, { after: 0 }),
      sends(zhuoma, `DELETE /me/ways/${WAY}`, undefined),
    ],
  },
];
