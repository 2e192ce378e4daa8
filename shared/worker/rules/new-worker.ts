import type { Instant } from '../../base/instant.ts';
import type { Sent } from '../../base/sent-before.ts';
import type { NewWorker, Worker } from './worker.ts';

export const newWorker = (body: NewWorker, sent: Sent, at: Instant): Worker => ({
  active: true,
  ...body,
  version: 1,
  createdAt: at,
  ...sent,
});
