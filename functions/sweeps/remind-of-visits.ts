import { agendaItem, toAgenda } from '../../shared/data/agenda-item.ts';
import { dueShards } from '../../shared/data/clock-index.ts';
import { gridsIn } from '../../shared/data/grids-in.ts';
import { partitions } from '../../shared/data/keys.ts';
import type { Item } from '../../shared/data/table.ts';
import { writeOrConflict } from '../../shared/data/write-or-conflict.ts';
import { PREFECTURE_CALENDAR } from '../../shared/domain/calendar/prefecture-calendar.ts';
import { nextOfficeMoment } from '../../shared/domain/clock/office-hours.ts';
import { dayOf } from '../../shared/domain/instant.ts';
import type { Certificate } from '../../shared/domain/sweep/certificate.ts';
import { type Agenda, afterLook } from '../../shared/domain/visit/agenda.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';
import { sweepShelves } from '../../shared/runtime/sweep-shelves.ts';
import { type VisitServices, visitServicesOver } from '../../shared/runtime/visit-services.ts';

/** Reminds in every grid of the agenda, and in those that its households have moved to, each once in a run. */
const lookInto = async (agenda: Agenda, seen: Set<string>, { table, reminders, now }: VisitServices) => {
  const lookedOn = dayOf(agenda.lookAt ?? now());
  const waiting = await gridsIn(table, agenda.area);
  for (let grid = waiting.pop(); grid !== undefined; grid = waiting.pop()) {
    if (seen.has(`${grid}#${lookedOn}`)) continue;
    seen.add(`${grid}#${lookedOn}`);
    waiting.push(...(await reminders.remind(grid, lookedOn, now())));
  }
};

const settle = async (item: Item, seen: Set<string>, services: VisitServices): Promise<boolean> => {
  const { table, now } = services;
  const agenda = toAgenda(item);
  await lookInto(agenda, seen, services);
  const put = agendaItem(afterLook(agenda, now(), PREFECTURE_CALENDAR));
  await writeOrConflict(table, [{ put, guard: { version: agenda.version } }]);
  return true;
};

/**
 * Reminds workers of visits before their window closes, and the one responsible above after it, in office hours only.
 * Safe to run twice or to miss: notices are written once a day, and an agenda keeps its moment until it was looked into.
 */
export const remindOfVisits = async (services: VisitServices): Promise<Certificate> => {
  const at = services.now();
  const isOpen = nextOfficeMoment(at, PREFECTURE_CALENDAR) === at;
  const seen = new Set<string>();
  return sweepShelves(
    {
      job: 'remind-of-visits',
      shelves: isOpen ? dueShards(services.table, at, partitions.agendaShard) : [],
      atOnce: 1,
      // Not its door, which beside a death has no place in a log.
      idOf: ({ pk }) => pk,
      settle: (item) => settle(item, seen, services),
    },
    services,
  );
};

const services = lambdaServices(visitServicesOver);

export const handler = () => remindOfVisits(services());
