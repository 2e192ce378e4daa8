import type { Instant } from '../../base/instant.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import type { Area, NewArea } from './area.ts';

export const newArea = (body: NewArea, sent: RequestDigest, at: Instant): Area => ({
  ...body,
  version: 1,
  createdAt: at,
  ...sent,
});
