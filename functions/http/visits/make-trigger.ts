import * as z from 'zod/mini';
import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { areaPath, type HouseholdId } from '../../../shared/base/area-code.ts';
import { Day } from '../../../shared/base/instant.ts';
import { Origin } from '../../../shared/base/origin.ts';
import { invalid } from '../../../shared/base/refusal.ts';
import type { Who } from '../../../shared/base/role.ts';
import { PREFECTURE_CALENDAR } from '../../../shared/calendar/rules/prefecture-calendar.ts';
import { checkCase } from '../../../shared/case/use-cases/check-case.ts';
import { householdsInGrid } from '../../../shared/household/store/household-store.ts';
import { endpoint, type Input } from '../../../shared/http/endpoint.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';
import type { Subject } from '../../../shared/programme/rules/subject.ts';
import type { Context } from '../../../shared/table/context.ts';
import { isOvertaken, optimistic, receiptFirst } from '../../../shared/table/table.ts';
import { NewTrigger } from '../../../shared/visit/rules/new-trigger.ts';
import { ServiceOnOffer, TriggerKind } from '../../../shared/visit/rules/trigger.ts';
import { type TriggerRecord, triggerRecord, visitsOf } from '../../../shared/visit/rules/trigger-record.ts';
import { checkVisitor, saveTrigger, triggerBefore } from '../../../shared/visit/store/trigger-store.ts';
import { wantedApproval } from '../../../shared/visit/use-cases/wanted-approval.ts';

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

type Asked = Pick<Input<unknown, unknown, NewTrigger>, 'body' | 'authorizer'>;

const aboutOf = ({ household, grid }: TriggerRecord): Subject =>
  household === undefined ? { type: 'area', id: grid } : { type: 'household', id: household };

/** The doors that the trigger is about, for those who may send somebody to them. */
const householdsOf = async ({ body, authorizer }: Asked, ctx: Context): Promise<HouseholdId[]> => {
  if (body.household !== undefined) return [(await readHousehold(ctx, body.household, authorizer)).id];
  const grid = 'grid' in body && body.grid !== undefined ? body.grid : '';
  authorizer.require('area', { areaPath: areaPath(grid) });
  const all = await householdsInGrid(ctx, grid);
  return all.filter(({ status }) => status === 'present').map(({ id }) => id);
};

const makeTrigger = async (input: Asked & { readonly who: Who }, ctx: Context): Promise<TriggerRecord> => {
  const { body, who, authorizer } = input;
  const households = await householdsOf(input, ctx);
  const [first] = households;
  const about = body.household === undefined || first === undefined ? body : { ...body, household: first };
  const record = triggerRecord(about, households.length, requestDigestOf(who, body), ctx.now());
  if (households.length === 0) throw invalid('grid.no-household', '#/grid');
  await checkCase(body.caseId, aboutOf(record), authorizer, ctx);
  const visitor = record.helper && { id: record.helper, pointer: '#/helper' as const };
  const checks = visitor ? [await checkVisitor(ctx, visitor, record.grid, authorizer.allows)] : [];
  const tasks = households.flatMap((household) => visitsOf(record, household, PREFECTURE_CALENDAR));
  const words = body.kind === 'worry' ? body.words : undefined;
  return saveTrigger(ctx, { record, tasks }, { words, checks, notices: await wantedApproval(ctx, record) });
};

export default endpoint({
  method: 'POST',
  path: '/triggers',
  action: 'trigger.make',
  summary:
    'Make a visit due at a household, or at every door of a grid. The id is yours: sending it twice makes one.',
  body: NewTrigger,
  answers: TriggerView,
  status: 201,

  async run(input, ctx) {
    const { body, who } = input;
    const before = () => triggerBefore(ctx, body.id, requestDigestOf(who, body));
    return viewOf(
      await receiptFirst(before, () => optimistic(() => makeTrigger(input, ctx), { isLost: isOvertaken })),
    );
  },
});
