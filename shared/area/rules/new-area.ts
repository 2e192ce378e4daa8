import type { Instant } from '../../base/instant.ts';
import type { Sent } from '../../base/sent-before.ts';
import type { Area, NewArea } from './area.ts';

export const newArea = (body: NewArea, sent: Sent, at: Instant): Area => ({
  ...body,
  version: 1,
  createdAt: at,
  ...sent,
});
