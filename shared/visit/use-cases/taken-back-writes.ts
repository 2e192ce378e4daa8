import { responsibleAbove } from '../../area/store/responsible.ts';
import type { HouseholdId } from '../../base/area-code.ts';
import { isCampaign } from '../../base/campaign-id.ts';
import { dayOf, type Instant, monthOf } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import type { TakenBack } from '../../base/role.ts';
import { everyNumberOf } from '../../household/store/household-store.ts';
import { liaisonsOf } from '../../link/store/links.ts';
import { noticeWrite } from '../../notification/store/inbox-store.ts';
import { activityCounterKey, serviceReceiptKey } from '../../service/store/keys.ts';
import { correctionWrites } from '../../service/store/service-item.ts';
import type { Context } from '../../table/context.ts';
import type { Guard, Write } from '../../table/table.ts';
import { type Ending, isOver } from '../rules/outcome.ts';
import { nextOrigin } from '../rules/record-outcome.ts';
import { takenBackNotices } from '../rules/taken-back-notices.ts';
import { gridOfTask, type Task } from '../rules/task.ts';
import { agendaKey, endingKey, slipKey, taskKey, visitsEndedKey } from '../store/keys.ts';
import { type MadeVisit, servicesOfVisit, visitThatStands } from '../store/made-visits.ts';
import { endingItem, slipItem, toEnding, toSlip, toTask } from '../store/visit-item.ts';

const guardOf = ({ version }: { readonly version?: number | undefined }): Guard =>
  version === undefined ? 'exists' : { version };

/** Of the visit that was agreed on to follow: a plan, which goes; made already, it has to be taken back first. */
const planWrites = async (
  { table }: Context,
  task: Task,
  numbers: readonly HouseholdId[],
): Promise<Write[]> => {
  const refs = numbers.map((household) => ({ origin: nextOrigin(task.origin), household }));
  const items = await table.getMany(refs.flatMap((ref) => [taskKey(ref), endingKey(ref)]));
  const plan = items.find(({ sk }) => refs.some((ref) => taskKey(ref).sk === sk));
  if (plan === undefined) return [];
  const ref = toTask(plan);
  const ended = items.find(({ sk }) => sk === endingKey(ref).sk);
  if (ended !== undefined && isOver(toEnding(ended))) throw conflict('visit.followed-already');
  const agenda = await table.get(agendaKey(ref.origin, ref.household));
  return [
    { remove: taskKey(ref), guard: guardOf(ref) },
    { check: endingKey(ref), guard: ended === undefined ? 'absent' : guardOf(toEnding(ended)) },
    ...(agenda === undefined
      ? []
      : [{ remove: agendaKey(ref.origin, ref.household), guard: 'exists' as const }]),
  ];
};

/** The slip goes on to show what was asked for, and nothing of another visit. */
const slipWrites = async ({ table }: Context, { visit }: MadeVisit, at: Instant): Promise<Write[]> => {
  const item = visit.slip === undefined ? undefined : await table.get(slipKey(visit.slip));
  if (item === undefined || visit.followUp === undefined) return [];
  const { followUp: _, ...slip } = toSlip(item);
  return [{ put: slipItem(slip, at), guard: 'exists' }];
};

/** What was given is taken back with the visit, unless it was before. */
const serviceWrites = async (ctx: Context, { visit }: MadeVisit, takenBack: TakenBack): Promise<Write[]> => {
  const services = await servicesOfVisit(ctx, visit);
  const receipts = await ctx.table.getMany(services.map(({ id }) => serviceReceiptKey(`${id}.c`)));
  const done = new Set(receipts.map(({ pk }) => pk));
  return services
    .filter(({ id }) => !done.has(serviceReceiptKey(`${id}.c`).pk))
    .flatMap((one) => correctionWrites(one, takenBack));
};

const visitWrites = async (
  ctx: Context,
  made: MadeVisit,
  takenBack: TakenBack,
  at: Instant,
): Promise<Write[]> => {
  const { item, visit } = made;
  const counter = activityCounterKey('VISITS', gridOfTask(visit), monthOf(at), visit.household);
  return [
    { put: { ...item, takenBack }, guard: 'exists' },
    { add: counter, amounts: { [visit.programme]: -1 } },
    ...(await serviceWrites(ctx, made, takenBack)),
    ...(await slipWrites(ctx, made, at)),
  ];
};

/** Who heard of it, or may have: of an outcome that leaves no trace nobody knows whether the register was to be put right. */
const concernedBy = async (ctx: Context, { task, made, at }: Concerned): Promise<(string | undefined)[]> => [
  ...(await liaisonsOf(ctx, task.household, dayOf(at))),
  made === undefined ? await responsibleAbove(ctx, gridOfTask(task)) : made.visit.worker,
];

interface Concerned {
  readonly task: Task;
  readonly made: MadeVisit | undefined;
  readonly at: Instant;
}

/** What is taken back: the outcome of the task, or the visit of that place beside it. */
interface TakingBack {
  readonly task: Task;
  readonly ending: Ending;
  readonly takenBack: TakenBack;
  readonly beside: number | undefined;
}

const endingWithout = (ending: Ending, takenBack: TakenBack, beside: number | undefined): Ending => {
  const version = (ending.version ?? 1) + 1;
  if (beside === undefined) return { ...ending, version, takenBack };
  const others = ending.beside?.map((one, index) => (index + 1 === beside ? { ...one, takenBack } : one));
  return { ...ending, version, beside: others };
};

/** Whether the visit that follows was agreed on here, and not by another phone. */
const hasAgreed = ({ beside: others = [] }: Ending, beside: number | undefined): boolean =>
  beside === undefined
    ? !others.some(({ agreed, takenBack }) => agreed && takenBack === undefined)
    : others[beside - 1]?.agreed === true;

/** What is written when the outcome of a task is taken back: all or nothing. */
export const takenBackWrites = async (
  ctx: Context,
  { task, ending, takenBack, beside }: TakingBack,
): Promise<Write[]> => {
  const at = ctx.now();
  const numbers = await everyNumberOf(ctx, task.household);
  const made = await visitThatStands(ctx, task, numbers, beside);
  const told = { what: 'visit', grid: gridOfTask(task), takenBack, at } as const;
  const notices = takenBackNotices(told, await concernedBy(ctx, { task, made, at }));
  return [
    { put: endingItem(endingWithout(ending, takenBack, beside), task), guard: guardOf(ending) },
    ...(isCampaign(task.origin) && beside === undefined
      ? [{ add: visitsEndedKey(task.origin, task.household), amounts: { ended: -1 } }]
      : []),
    ...(made === undefined ? [] : await visitWrites(ctx, made, takenBack, at)),
    ...(hasAgreed(ending, beside) ? await planWrites(ctx, task, numbers) : []),
    ...notices.map(noticeWrite),
  ];
};
