import { agendaItem, toAgenda } from '../../shared/data/agenda-item.ts';
import { dueShards } from '../../shared/data/clock-index.ts';
import { digestOf } from '../../shared/data/digest.ts';
import { gridsIn } from '../../shared/data/grids-in.ts';
import { partitions } from '../../shared/data/keys.ts';
import type { Item } from '../../shared/data/table.ts';
import { WriteRefused } from '../../shared/data/table.ts';
import { PREFECTURE_CALENDAR } from '../../shared/domain/calendar/prefecture-calendar.ts';
import { nextOfficeMoment } from '../../shared/domain/clock/office-hours.ts';
import { dayOf } from '../../shared/domain/instant.ts';
import { type Certificate, certify, NOTHING_SWEPT, sumOf } from '../../shared/domain/sweep/certificate.ts';
import { type Agenda, afterLook } from '../../shared/domain/visit/agenda.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';
import { type VisitServices, visitServicesOver } from '../../shared/runtime/visit-services.ts';

type Result = 'changed' | 'skipped' | 'failed';

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

const settle = async (item: Item, seen: Set<string>, services: VisitServices): Promise<Result> => {
  const { table, now, log } = services;
  try {
    const agenda = toAgenda(item);
    await lookInto(agenda, seen, services);
    const put = agendaItem(afterLook(agenda, now(), PREFECTURE_CALENDAR));
    await table.write([{ put, guard: { version: agenda.version } }]);
    return 'changed';
  } catch (error) {
    // Another run was faster; what it wrote is what this one would have written.
    if (error instanceof WriteRefused) return 'skipped';
    log.failed('an agenda of visits could not be settled', error, { key: item.pk });
    return 'failed';
  }
};

/**
 * Reminds workers of visits before their window closes, and the one responsible above after it, in office hours only.
 * Safe to run twice or to miss: notices are written once a day, and an agenda keeps its moment until it was looked into.
 */
export const remindOfVisits = async (services: VisitServices): Promise<Certificate> => {
  const startedAt = services.now();
  const isOpen = nextOfficeMoment(startedAt, PREFECTURE_CALENDAR) === startedAt;
  const shards = isOpen ? dueShards(services.table, startedAt, partitions.agendaShard) : [];
  const seen = new Set<string>();
  const changed: string[] = [];
  let tally = NOTHING_SWEPT;
  for (const shard of shards) {
    tally = sumOf(tally, { ...NOTHING_SWEPT, expected: await shard.expected() });
    for await (const items of shard.pages()) {
      for (const item of items) {
        const result = await settle(item, seen, services);
        if (result === 'changed') changed.push(`${item.pk}/${item.sk}`);
        tally = sumOf(tally, { ...NOTHING_SWEPT, scanned: 1, [result]: 1 });
      }
    }
  }
  const digest = digestOf(changed.sort());
  const run = { job: 'remind-of-visits', startedAt, endedAt: services.now(), digest };
  const certificate = certify(run, tally);
  await services.sweeps.save(certificate);
  services.log.info('sweep ended', { ...certificate });
  if (!certificate.complete)
    throw new Error('The sweep is incomplete; its certificate says how far it came.');
  return certificate;
};

const services = lambdaServices(visitServicesOver);

export const handler = () => remindOfVisits(services());
