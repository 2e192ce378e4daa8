// Written by `npm run calendar`, which computes these days again and refuses a difference.
import type { HolidayDays } from './holiday.ts';

export const HOLIDAY_DAYS: HolidayDays = {
  2026: {
    'spring-festival': '2026-02-17',
    losar: '2026-02-18',
    'lantern-festival': '2026-03-03',
    qingming: '2026-04-05',
    'dragon-boat': '2026-06-19',
    shoton: '2026-08-12',
    'mid-autumn': '2026-09-25',
    'double-ninth': '2026-10-18',
  },
  2027: {
    'spring-festival': '2027-02-06',
    losar: '2027-02-07',
    'lantern-festival': '2027-02-20',
    qingming: '2027-04-05',
    'dragon-boat': '2027-06-09',
    shoton: '2027-08-31',
    'mid-autumn': '2027-09-15',
    'double-ninth': '2027-10-08',
  },
  2028: {
    'spring-festival': '2028-01-26',
    losar: '2028-02-26',
    'lantern-festival': '2028-02-09',
    qingming: '2028-04-04',
    'dragon-boat': '2028-05-28',
    shoton: '2028-08-20',
    'mid-autumn': '2028-10-03',
    'double-ninth': '2028-10-26',
  },
};
