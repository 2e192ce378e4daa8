import * as z from 'zod/mini';
import { sentOf } from '../../../shared/access/store/sent-of.ts';
import { areaPath } from '../../../shared/base/area-code.ts';
import type { HouseholdId } from '../../../shared/base/household-id.ts';
import { Day } from '../../../shared/base/instant.ts';
import { Origin } from '../../../shared/base/origin.ts';
import { invalid } from '../../../shared/base/refusal.ts';
import { PREFECTURE_CALENDAR } from '../../../shared/calendar/rules/prefecture-calendar.ts';
import { checkCase } from '../../../shared/case/use-cases/check-case.ts';
import type { Input } from '../../../shared/http/endpoint.ts';
import type { Subject } from '../../../shared/programme/rules/subject.ts';
import type { DoorServices } from '../../../shared/runtime/door-services.ts';
import { NewTrigger } from '../../../shared/visit/rules/new-trigger.ts';
import { ServiceOnOffer, TriggerKind } from '../../../shared/visit/rules/trigger.ts';
import { type TriggerRecord, triggerRecord, visitsOf } from '../../../shared/visit/rules/trigger-record.ts';
import { endpoint } from './endpoint.ts';

const TriggerView = z.object({
  id: Origin,
  kind: TriggerKind,
  rules: z.string(),
  households: z.int(),
  /** What each of them is visited for. */
  visits: z.array(z.object({ origin: Origin, service: ServiceOnOffer, from: Day, dueOn: Day })),
});

const viewOf = (it: TriggerRecord) => ({
  ...it,
  visits: visitsOf(it, it.household ?? it.grid, PREFECTURE_CALENDAR),
});

type Asked = Pick<Input<unknown, unknown, NewTrigger>, 'body' | 'gate'>;

const aboutOf = ({ household, grid }: TriggerRecord): Subject =>
  household === undefined ? { type: 'area', id: grid } : { type: 'household', id: household };

/** The doors that the trigger is about, for those who may send somebody to them. */
const doorsOf = async ({ body, gate }: Asked, { households }: DoorServices): Promise<HouseholdId[]> => {
  if (body.household !== undefined) return [(await households.getPresent(body.household, gate)).id];
  const grid = 'grid' in body && body.grid !== undefined ? body.grid : '';
  gate.pass('area', { areaPath: areaPath(grid) });
  const all = await households.allInGrid(grid);
  return all.filter(({ status }) => status === 'present').map(({ id }) => id);
};

export default endpoint({
  method: 'POST',
  path: '/triggers',
  may: 'trigger.make',
  summary:
    'Make a visit due at a household, or at every door of a grid. The id is yours: sending it twice makes one.',
  body: NewTrigger,
  answers: TriggerView,
  status: 201,

  async run(input, services) {
    const { body, who } = input;
    const { triggers, now } = services;
    const sent = sentOf(who, body);
    const doors = await doorsOf(input, services);
    const tasksOf = (it: TriggerRecord) => doors.flatMap((door) => visitsOf(it, door, PREFECTURE_CALENDAR));
    const standing = await triggers.get(body.id);
    if (standing !== undefined)
      return viewOf(await triggers.again({ record: standing, tasks: tasksOf(standing) }, sent));
    const record = triggerRecord(body, doors.length, sent, now());
    if (doors.length === 0) throw invalid('There is no household in this grid.', '#/grid');
    await checkCase(body.caseId, aboutOf(record), who, services);
    if (record.helper !== undefined) await triggers.checkHelper(record.helper);
    const words = body.kind === 'worry' ? body.words : undefined;
    return viewOf(await triggers.open({ record, tasks: tasksOf(record) }, words));
  },
});
