import type { Route } from '../../../shared/http/endpoint.ts';
import { personalFields } from '../../../shared/modules.ts';
import type { Claims } from '../../support/call.ts';
import {
  ATTACHMENT,
  CASE,
  EXPLANATION,
  forgotten,
  household,
  office,
  RIGHTS_REQUEST,
  SLIP,
  TRIGGER,
} from '../../support/canary-world.ts';
import * as people from '../../support/register.ts';
import { endpoints, fieldsIn } from './personal-fields.ts';

const shownBy = ({ path, schemas }: Route) =>
  [...fieldsIn(schemas.answers)]
    .filter((key) => personalFields[key]?.sensitivity !== 'pseudonym')
    // What members of staff left for themselves, and read again, is no look at somebody.
    .filter((key) => !(path.startsWith('/me/') && key.startsWith('worker.')));

/** No programme of the product has such subjects; where one has, test/harness/sixth looks at who reads them. */
const isOfNobody = ({ path }: Route) => path.startsWith('/subjects');

/** Routes that show something about a person; a create shows only what its sender has just sent. */
export const showsPeople: readonly Route[] = endpoints.filter(
  (route) => route.status !== 201 && shownBy(route).length > 0 && !isOfNobody(route),
);

/** How to read the canary through a route: who, where, and whose access log must say so. */
export interface Read {
  readonly who: Claims;
  readonly target: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly of: string;
}

const resident = household.id;
const staff = 'worker:w-cairang';
const ifMatch = { 'if-match': '"1"' };
const file = { name: 'Kanarie Tashi', address: 'Kanarie lane 4', people: 4 };
const worker = { name: 'Kanarie Cairang', role: 'worker', area: people.GRID };

/** One way to every route that shows people. A new one has to be added here, or its test fails. */
export const reads: Readonly<Record<string, Read>> = {
  'GET /cases/{caseId}': { who: office, target: `/cases/${CASE}`, of: resident },
  'GET /cases/{caseId}/attachments/{attachmentId}': {
    who: office,
    target: `/cases/${CASE}/attachments/${ATTACHMENT}`,
    of: resident,
  },
  'GET /cases/{caseId}/follow-ups': { who: people.county, target: `/cases/${CASE}/follow-ups`, of: resident },
  'GET /households': { who: people.zhuoma, target: '/households', of: resident },
  'GET /households/{householdId}': { who: people.zhuoma, target: `/households/${resident}`, of: resident },
  'PUT /households/{householdId}': {
    who: people.registrar,
    target: `/households/${resident}`,
    body: file,
    headers: ifMatch,
    of: resident,
  },
  'GET /households/{householdId}/break-glass': {
    who: people.county,
    target: `/households/${resident}/break-glass`,
    of: resident,
  },
  'GET /households/{householdId}/record': {
    who: people.zhuoma,
    target: `/households/${resident}/record`,
    of: resident,
  },
  'GET /contacts': { who: people.zhuoma, target: `/contacts?subject=${resident}`, of: resident },
  'GET /areas/{code}/coverage/gaps': {
    who: people.registrar,
    target: `/areas/${people.TOWNSHIP}/coverage/gaps`,
    of: forgotten.id,
  },
  'GET /households/{householdId}/slips/{number}': {
    who: people.zhuoma,
    target: `/households/${resident}/slips/${SLIP}`,
    of: resident,
  },
  'GET /me/day': { who: people.zhuoma, target: '/me/day', of: resident },
  'GET /tasks': { who: people.zhuoma, target: '/tasks', of: resident },
  'GET /tasks/{origin}/{householdId}': {
    who: people.zhuoma,
    target: `/tasks/${TRIGGER}/${resident}`,
    of: resident,
  },
  'GET /rights-requests/{requestId}/copy': {
    who: people.rightsDesk,
    target: `/rights-requests/${RIGHTS_REQUEST}/copy`,
    of: resident,
  },
  'GET /rights-requests/{requestId}/explanation': {
    who: people.rightsDesk,
    target: `/rights-requests/${EXPLANATION}/explanation`,
    of: resident,
  },
  'GET /workers': { who: people.registrar, target: '/workers', of: staff },
  'GET /workers/{workerId}': { who: people.registrar, target: '/workers/w-cairang', of: staff },
  'PUT /workers/{workerId}': {
    who: people.registrar,
    target: '/workers/w-cairang',
    body: worker,
    headers: ifMatch,
    of: staff,
  },
  'POST /workers/{workerId}/disable': {
    who: people.registrar,
    target: '/workers/w-cairang/disable',
    body: { reason: 'long-leave' },
    of: staff,
  },
  'POST /workers/{workerId}/enable': {
    who: people.registrar,
    target: '/workers/w-cairang/enable',
    body: {},
    of: staff,
  },
};
