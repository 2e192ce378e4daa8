import type { Instant } from '../../base/instant.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import type { NewWorker, Worker } from './worker.ts';

export const newWorker = (body: NewWorker, sent: RequestDigest, at: Instant): Worker => ({
  active: true,
  ...body,
  version: 1,
  createdAt: at,
  ...sent,
});
