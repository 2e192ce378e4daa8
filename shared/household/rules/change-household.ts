import type { HouseholdFile, PresentHousehold } from './household.ts';

/** The register's content of a household replaced as a whole; number, liaison and history stay. */
export const changeHousehold = (it: PresentHousehold, file: HouseholdFile): PresentHousehold => {
  const { status, id, version, createdAt, formerly, liaison, doubles } = it;
  return {
    status,
    id,
    version: version + 1,
    createdAt,
    ...(formerly === undefined ? {} : { formerly }),
    ...(liaison === undefined ? {} : { liaison }),
    ...(doubles === undefined ? {} : { doubles }),
    ...file,
  };
};
