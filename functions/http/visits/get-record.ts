import * as z from 'zod/mini';
import { logReading } from '../../../shared/access/store/access-log.ts';
import type { Authorizer } from '../../../shared/access/store/authorizer.ts';
import { areaPath, gridOf, HouseholdId } from '../../../shared/base/area-code.ts';
import { WorkerId } from '../../../shared/base/id.ts';
import { Day, dayOf, Instant } from '../../../shared/base/instant.ts';
import { CaseLine, viewOf } from '../../../shared/case/rules/views.ts';
import { Contact } from '../../../shared/contact/rules/contact.ts';
import { type Activity, listActivity } from '../../../shared/contact/store/activity.ts';
import type { PresentHousehold } from '../../../shared/household/rules/household.ts';
import { idsOfHousehold } from '../../../shared/household/store/household-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { liaisonsOf } from '../../../shared/link/store/links.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';
import { ServiceRecord } from '../../../shared/service/rules/service-record.ts';
import type { Context } from '../../../shared/table/context.ts';
import { deathsIn } from '../../../shared/visit/rules/agenda.ts';
import { isOfMinor, triggerOf } from '../../../shared/visit/rules/task.ts';
import { lineOf, TaskLine } from '../../../shared/visit/rules/trip.ts';
import { Visit } from '../../../shared/visit/rules/visit.ts';
import { mayKnowOfMinors } from '../../../shared/visit/store/minors.ts';
import { shownTo } from '../../../shared/visit/store/task-lists.ts';
import { type GridBook, tasksInGrid } from '../../../shared/visit/store/task-store.ts';

/** What was done; a case carries what is promised, and until when. */
const ActivityView = z.discriminatedUnion('type', [
  z.object({ type: z.literal('visit'), visit: z.object(Visit.shape) }),
  z.object({ type: z.literal('contact'), contact: z.object(Contact.shape) }),
  z.object({ type: z.literal('service'), service: z.object(ServiceRecord.shape) }),
  z.object({ type: z.literal('case'), case: CaseLine }),
]);

const MistakeTakenBack = z.object({ what: z.enum(['death', 'trigger']), on: Day, by: WorkerId });

const deathsTakenBack = (stops: GridBook['reminderStops'], ids: readonly HouseholdId[]) =>
  ids
    .flatMap((id) => stops.get(id) ?? [])
    .flatMap(deathsIn)
    .flatMap(({ takenBack }) =>
      takenBack === undefined ? [] : [{ what: 'death' as const, on: takenBack.on, by: takenBack.by }],
    );

/** Of visits that were due here; that somebody wanted to talk is for the helper alone. */
const triggersTakenBack = ({ takenBack }: GridBook, ids: readonly HouseholdId[], reader: string) => {
  const here = takenBack.filter(({ task }) => ids.includes(task.household));
  const seen = here.filter(({ task }) => task.reason !== 'worry' || task.worker === reader);
  const once = new Map(seen.map(({ task, takenBack: { on, by } }) => [triggerOf(task.origin), { on, by }]));
  return [...once.values()].map((one) => ({ what: 'trigger' as const, ...one }));
};

/** When somebody comes again, and the number by which one sees how that ended: for who comes there, or answers for the place. */
const withoutNext = (activity: Activity, reader: string): Activity => {
  if (activity.type !== 'visit' || activity.visit.worker === reader) return activity;
  const { followUp: _, slip: __, ...visit } = activity.visit;
  return { type: 'visit', visit };
};

const comesThere = (id: HouseholdId, authorizer: Authorizer, ctx: Context): Promise<boolean> => {
  const liaisons = () => liaisonsOf(ctx, id, dayOf(ctx.now()));
  return authorizer.canLinked('task.read', { areaPath: areaPath(gridOf(id)) }, liaisons);
};

const viewOfActivity = (activity: Activity, now: string): z.infer<typeof ActivityView> =>
  activity.type === 'case' ? { type: 'case', case: viewOf(activity.it, now) } : activity;

/** That somebody wanted to talk, and did, stays between the two. */
const isFor = (reader: string) => (activity: Activity) =>
  activity.type !== 'visit' || activity.visit.reason !== 'worry' || activity.visit.worker === reader;

const isVisitOfMinor = (activity: Activity) => activity.type === 'visit' && isOfMinor(activity.visit);

const knownOfMinors = async (
  household: PresentHousehold,
  reading: { readonly reader: WorkerId; readonly day: Day },
  ctx: Context,
) => {
  const knows = await mayKnowOfMinors(ctx, household, reading);
  return (activity: Activity) => knows || !isVisitOfMinor(activity);
};

export default endpoint({
  method: 'GET',
  path: '/households/{householdId}/record',
  action: 'household.record',
  summary:
    'What was done for a household: visits, then contacts, services, then cases with what is promised, newest first; on the first page also the visits planned.',
  params: z.strictObject({ householdId: HouseholdId }),
  query: z.strictObject(pageQuery),
  answers: z.object({
    ...pageOf(ActivityView).shape,
    planned: z.optional(z.array(TaskLine)),
    /** What was entered about it by mistake and taken back, beside visits and services, which say so themselves. */
    takenBack: z.optional(z.array(MistakeTakenBack)),
    asOf: Instant,
  }),

  async run({ params, query, who, authorizer }, ctx) {
    const household = await readHousehold(ctx, params.householdId, authorizer);
    const { id } = household;
    const day = dayOf(ctx.now());
    const grid = gridOf(id);
    const ids = await idsOfHousehold(ctx, id);
    const page = await listActivity(ctx, ids, query, authorizer);
    const book = query.cursor === undefined ? await tasksInGrid(ctx, grid, day) : undefined;
    await logReading(ctx, authorizer, [id]);
    const here = book?.tasks.filter((one) => one.household.id === id);
    const planned = here && (await shownTo(ctx, here, day, authorizer));
    const items = page.items.filter(isFor(who.id));
    const shown = items.some(isVisitOfMinor)
      ? items.filter(await knownOfMinors(household, { reader: who.id, day }, ctx))
      : items;
    const told = (await comesThere(id, authorizer, ctx))
      ? shown
      : shown.map((one) => withoutNext(one, who.id));
    return {
      items: told.map((one) => viewOfActivity(one, ctx.now())),
      next: page.next,
      planned: planned?.map((one) => lineOf(one, day)),
      takenBack: book && [
        ...deathsTakenBack(book.reminderStops, ids),
        ...triggersTakenBack(book, ids, who.id),
      ],
      asOf: ctx.now(),
    };
  },
});
