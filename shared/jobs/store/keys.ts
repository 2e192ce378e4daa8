import type { Instant } from '../../base/instant.ts';
import type { Key } from '../../table/key.ts';

export const certificateKey = (job: string, startedAt: Instant): Key => ({
  pk: `SWEEP#${job}`,
  sk: startedAt,
});
