import * as z from 'zod/mini';
import { AreaCode, areaPath } from '../../../shared/base/area-code.ts';
import { fault } from '../../../shared/base/fault.ts';
import { UnitId } from '../../../shared/base/id.ts';
import { EscalationTier, ShownKind } from '../../../shared/base/vocabulary.ts';
import { CaseLine, overseenView, viewOf } from '../../../shared/case/rules/views.ts';
import { listCases } from '../../../shared/case/store/case-lists.ts';
import { overseesOnly } from '../../../shared/case/store/case-store.ts';
import { Priority } from '../../../shared/deadline/rules/limits.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';

const Fields = z.strictObject({
  /**
   * `mine`: assigned to me or my unit, or answered and for me to verify. `area`: filed in my area, or in `area` if it lies
   * within mine. `reported`: opened by me, in the townships of that area and of whom I am linked with.
   */
  of: z._default(z.enum(['mine', 'area', 'reported']), 'area'),
  area: z.optional(AreaCode),
  /** `to-ask`: ended 30 days ago, and the requester has not been asked yet whether the solution lasted. */
  state: z._default(z.enum(['open', 'ended', 'to-ask']), 'open'),
  /** Of open cases: those that are late by now, or that are due before the day ends. */
  due: z.optional(z.enum(['overdue', 'today'])),
  /** Of open cases: those in which I have to act next. */
  waiting: z.optional(z.literal('me')),
  kind: z.optional(ShownKind),
  priority: z.optional(Priority),
  /** The level that answers for the case if nothing moves. */
  rung: z.optional(EscalationTier),
  /** The unit that works on it. */
  unit: z.optional(UnitId),
  /** Of open cases: how the deadline stands by now. */
  colour: z.optional(z.enum(['green', 'yellow', 'red'])),
  /** `YYYY-MM`, for ended cases; this month unless told. */
  month: z.optional(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, fault('month.format')))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
  cursor: z.optional(z.string()),
});
type Fields = z.infer<typeof Fields>;

const onlyWhere = (field: keyof Fields, error: string, holds: (query: Fields) => boolean) =>
  z.refine<Fields>((query) => query[field] === undefined || holds(query), { error, path: [field] });

/** A question that cannot be answered is refused: an answer to another one would be believed. */
const Query = Fields.check(
  onlyWhere(
    'state',
    fault('query.area-for-ended'),
    ({ of, state }) => of === 'area' || state === 'open' || (of === 'reported' && state === 'ended'),
  ),
  onlyWhere('area', fault('query.no-area'), ({ of }) => of !== 'mine'),
  onlyWhere('due', fault('query.open-due'), ({ state }) => state === 'open'),
  onlyWhere('waiting', fault('query.open-wait'), ({ state }) => state === 'open'),
  onlyWhere('colour', fault('query.open-colour'), ({ state }) => state === 'open'),
  onlyWhere('month', fault('query.ended-month'), ({ state }) => state === 'ended'),
);

export default endpoint({
  method: 'GET',
  path: '/cases',
  action: 'case.list',
  summary:
    'Cases by due moment over all townships, in full pages: what lies with me or is mine to verify, what I have reported, or what is open or ended in an area; overdue, due today, or waiting for me; by kind, priority, level, unit and colour. What does not change meanwhile is shown once.',
  query: Query,
  answers: z.object({ items: z.array(CaseLine), next: z.optional(z.string()), asOf: z.string() }),

  async run({ query, who, authorizer }, ctx) {
    const scope = query.area === undefined ? who.areaPath : areaPath(query.area);
    authorizer.require('area', { areaPath: scope });
    const page = await listCases(ctx, authorizer, { ...query, scope }, ctx.now());
    return {
      items: page.items.map((it) => (overseesOnly(authorizer, it) ? overseenView : viewOf)(it, ctx.now())),
      next: page.next,
      asOf: ctx.now(),
    };
  },
});
