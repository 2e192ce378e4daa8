import type { Instant } from '../../base/instant.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import type { NewUnit, Unit, UnitFile } from './unit.ts';

export const newUnit = (body: NewUnit, sent: RequestDigest, at: Instant): Unit => ({
  ...body,
  version: 1,
  createdAt: at,
  ...sent,
});

/** The register's content of a unit replaced as a whole. */
export const changeUnit = ({ id, version, createdAt, createdBy, digest }: Unit, file: UnitFile): Unit => ({
  id,
  version: version + 1,
  createdAt,
  createdBy,
  digest,
  ...file,
});
