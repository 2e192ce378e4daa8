import type { Instant } from '../base/instant.ts';
import type { Log } from '../base/log.ts';
import type { Table } from '../table/table.ts';
import { type DoorServices, doorServicesOver } from './door-services.ts';
import { type Visiting, visitingOver } from './visiting.ts';

/** What slips, calendars, campaigns and reminders need: of the registers whose door it is, and all of visits. */
export interface VisitServices extends DoorServices, Visiting {}

export const visitServicesOver = (table: Table, log: Log, now: () => Instant): VisitServices => {
  const doors = doorServicesOver(table, log, now);
  return { ...doors, ...visitingOver(doors, doors.areas) };
};
