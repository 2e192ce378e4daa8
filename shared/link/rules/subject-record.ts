import type { Area } from '../../area/rules/area.ts';
import { areaPath } from '../../base/area-code.ts';
import { gridOf } from '../../base/household-id.ts';
import type { PresentHousehold } from '../../household/rules/household.ts';

/** The record of a subject that a worker can be linked with. It names its live liaison itself. */
export type SubjectRecord = Area | PresentHousehold;

export const isArea = (record: SubjectRecord): record is Area => 'code' in record;

export const pathOfSubject = (record: SubjectRecord): string =>
  areaPath(isArea(record) ? record.code : gridOf(record.id));

/** The same record one version on, with this liaison or with none. */
export const withLiaison = (record: SubjectRecord, liaison: string | undefined): SubjectRecord => ({
  ...record,
  version: record.version + 1,
  liaison,
});
