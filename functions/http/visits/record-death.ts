import * as z from 'zod/mini';
import { mayEver } from '../../../shared/access/rules/may.ts';
import type { Authorizer } from '../../../shared/access/store/authorizer.ts';
import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { areaPath, gridOf, HouseholdId } from '../../../shared/base/area-code.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { addDays, Day, dayOf } from '../../../shared/base/instant.ts';
import { Origin } from '../../../shared/base/origin.ts';
import { invalid, notAllowed } from '../../../shared/base/refusal.ts';
import type { Who } from '../../../shared/base/role.ts';
import type { CaseKind } from '../../../shared/base/vocabulary.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';
import type { Context } from '../../../shared/table/context.ts';
import { receiptFirst } from '../../../shared/table/table.ts';
import { findUnit } from '../../../shared/unit/store/find-units.ts';
import { grants } from '../../../shared/visit/module.ts';
import {
  type DeathAnswer,
  deathBefore,
  recordDeath,
  sameDeath,
} from '../../../shared/visit/use-cases/death-store.ts';

const BACK_DAYS = 366;

/** Offices that hear of a death in their work. */
const OFFICES: readonly CaseKind[] = ['care-need', 'safeguarding', 'temporary-relief'];

/** A handler reports for an office; that of roads has no part in it. */
const requireOffice = async ({ who, allows }: Authorizer, householdId: HouseholdId, ctx: Context) => {
  if (!who.roles.includes('handler')) return;
  const grid = gridOf(householdId);
  const otherwise = { ...who, roles: who.roles.filter((role) => role !== 'handler') };
  if (allows(otherwise, 'death.record', { areaPath: areaPath(grid) })) return;
  const unit = who.unit === undefined ? undefined : await findUnit(ctx, grid, who.unit);
  if (!OFFICES.some((kind) => unit?.handles.includes(kind))) throw notAllowed('death.other-office');
};

const checkDay = (day: Day, today: Day): void => {
  if (day > today) throw invalid('day.in-future', '#/day');
  if (day < addDays(today, -BACK_DAYS)) throw invalid('death.too-long-ago', '#/day');
};

/** Others may have reported it before, and more exactly: who may not read of it learns nothing from an own report. */
const shownTo = (
  { roles }: Who,
  answer: DeathAnswer,
): Partial<DeathAnswer> & Pick<DeathAnswer, 'household'> =>
  mayEver(roles, 'task.read', grants) ? answer : { household: answer.household };

export default endpoint({
  method: 'POST',
  path: '/households/{householdId}/deaths',
  action: 'death.record',
  summary:
    'Record a death in a household: no reminder planned before goes out any more, and one condolence visit is due.',
  params: z.strictObject({ householdId: HouseholdId }),
  body: z.strictObject({ id: Ulid, day: Day }),
  answers: z.object({
    household: HouseholdId,
    /** The visit to make, for those who may read of visits: it names the day of the death. */
    condolence: z.optional(Origin),
    condolenceDueOn: z.optional(Day),
  }),
  status: 201,

  async run({ params, body, who, authorizer }, ctx) {
    const { householdId } = params;
    const death = { ...body, household: householdId };
    const answer = await receiptFirst(
      () => deathBefore(ctx, death),
      async () => {
        const household = await readHousehold(ctx, householdId, authorizer);
        await requireOffice(authorizer, household.id, ctx);
        // Another's report of it may stand for this one, and the clock of this server may be behind that one's.
        const known = await sameDeath(ctx, death);
        if (known !== undefined) return known;
        checkDay(body.day, dayOf(ctx.now()));
        const { id, formerly } = household;
        return recordDeath(ctx, { ...death, household: id, formerly }, requestDigestOf(who, body), ctx.now());
      },
    );
    return shownTo(who, answer);
  },
});
