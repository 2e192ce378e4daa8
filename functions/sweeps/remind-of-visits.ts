import { gridsIn } from '../../shared/area/store/grids-in.ts';
import { dayOf } from '../../shared/base/instant.ts';
import { PREFECTURE_CALENDAR } from '../../shared/calendar/rules/prefecture-calendar.ts';
import { nextOfficeMoment } from '../../shared/deadline/rules/office-hours.ts';
import type { Certificate } from '../../shared/jobs/rules/certificate.ts';
import { sweepShelves } from '../../shared/jobs/use-cases/sweep-shelves.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';
import { type VisitServices, visitServicesOver } from '../../shared/runtime/visit-services.ts';
import { dueShards } from '../../shared/table/clock-index.ts';
import type { Item } from '../../shared/table/table.ts';
import { writeOrConflict } from '../../shared/table/write-or-conflict.ts';
import { type Agenda, afterLook } from '../../shared/visit/rules/agenda.ts';
import { agendaItem, toAgenda } from '../../shared/visit/store/agenda-item.ts';
import { agendaShard } from '../../shared/visit/store/keys.ts';

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
      shelves: isOpen ? dueShards(services.table, at, agendaShard) : [],
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
