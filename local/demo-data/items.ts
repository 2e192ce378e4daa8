import { newArea } from '../../shared/area/rules/new-area.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { dayOf } from '../../shared/base/instant.ts';
import type { RequestDigest } from '../../shared/base/request-digest.ts';
import { newHousehold } from '../../shared/household/rules/new-household.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { newLink } from '../../shared/link/rules/new-link.ts';
import { linkItem } from '../../shared/link/store/links.ts';
import type { Subject } from '../../shared/programme/rules/subject.ts';
import { digestOf } from '../../shared/table/digest.ts';
import type { Item } from '../../shared/table/table.ts';
import { newUnit } from '../../shared/unit/rules/change-unit.ts';
import { unitItem } from '../../shared/unit/store/unit-item.ts';
import { newWorker } from '../../shared/worker/rules/new-worker.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { areas, type NamedArea } from './areas.ts';
import { type DemoHousehold, households } from './households.ts';
import { answerable, staff } from './staff.ts';
import { units } from './units.ts';

/** A Monday morning on which the whole register was entered. */
const AT = '2026-01-05T01:00:00.000Z';

const sent = (body: unknown): RequestDigest => ({ createdBy: 'r-prefecture', digest: digestOf(body) });

const linkOf = (subject: Subject, worker: string): Item => {
  const body = { subject, worker, from: dayOf(AT), reason: 'imported' } as const;
  return linkItem(newLink(body, sent(body), AT));
};

/** A record's second version names its liaison, as it does when a link is opened. */
const linkedRecord = { version: 2 } as const;

const areaItems = (body: NamedArea): Item[] => {
  const area = newArea(body, sent(body), AT);
  const worker = answerable.get(body.code)?.id;
  if (worker === undefined) return [areaItem(area)];
  const subject = { type: 'area', id: area.code } as const;
  return [linkOf(subject, worker), areaItem({ ...area, ...linkedRecord, liaison: worker })];
};

const householdItems = ({ id, file, liaison }: DemoHousehold): Item[] => {
  const household = { ...newHousehold(id, file, AT), ...linkedRecord, liaison };
  return [linkOf({ type: 'household', id }, liaison), householdItem(household)];
};

/** The whole demo prefecture as the registers would have written it; the prefecture itself comes last. */
export const demoItems = (): Item[] => [
  ...units.map((body) => unitItem(newUnit(body, sent(body), AT))),
  ...staff.map((body) => workerItem(newWorker(body, sent(body), AT))),
  ...households.flatMap(householdItems),
  ...areas.toReversed().flatMap(areaItems),
];
