import type { Instant } from '../instant.ts';
import type { Sent } from '../sent-before.ts';
import type { Area, NewArea } from './area.ts';

export const newArea = (body: NewArea, sent: Sent, at: Instant): Area => ({
  ...body,
  version: 1,
  createdAt: at,
  ...sent,
});
