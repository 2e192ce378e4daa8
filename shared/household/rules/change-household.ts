import type { HouseholdFile, PresentHousehold } from './household.ts';

/** The register's content of a household replaced as a whole; number, liaison and history stay. */
export const changeHousehold = (it: PresentHousehold, file: HouseholdFile): PresentHousehold => {
  const { status, id, version, createdAt, formerly, numberedAt, liaison, plannedLinks, doubles } = it;
  const stays = { status, id, createdAt, formerly, numberedAt, liaison, plannedLinks, doubles };
  return { ...stays, version: version + 1, ...file };
};
