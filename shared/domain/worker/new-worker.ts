import type { Instant } from '../instant.ts';
import type { Sent } from '../sent-before.ts';
import type { NewWorker, Worker } from './worker.ts';

export const newWorker = (body: NewWorker, sent: Sent, at: Instant): Worker => ({
  active: true,
  ...body,
  version: 1,
  createdAt: at,
  ...sent,
});
