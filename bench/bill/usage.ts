/** How often one device asks for what in a month of 22 working days: an assumption, here to be argued with. */
export const MONTH_OF_A_DEVICE = {
  'open my day': 44,
  'look into my inbox': 44,
  'list my cases': 22,
  'open a case': 10,
  'read a household record': 10,
  'record a visit': 36,
  'record a visit with a service given': 6,
  'record a visit that asks for something': 2,
  'report a case': 2,
  'note on a case': 2,
  // The published totals of the model prefecture come to some 1,000 solved cases a month: less than two a device.
  'take a case to its end': 3,
} as const;
export type NextAction = keyof typeof MONTH_OF_A_DEVICE;

/** Lambda bills the wait for the table as well; laptops say nothing about it. */
export const ASSUMED = { memoryGb: 0.5, billedMs: 25, logBytes: 600 };
