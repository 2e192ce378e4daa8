import { addDays, type Day } from '../../base/instant.ts';
import type { Worker } from './worker.ts';

/** By then whoever runs the identity provider has taken the account away (docs/deploy.md), and no token is issued to it. */
const ACCOUNT_DAYS = 365;

/** Whether nobody can sign in as them any more. On leave, in another post or shut out, people keep the account that they had. */
export const isAccountGone = (worker: Worker, today: Day): boolean =>
  !worker.active && worker.reason === 'left-service' && addDays(worker.leftOn, ACCOUNT_DAYS) < today;
