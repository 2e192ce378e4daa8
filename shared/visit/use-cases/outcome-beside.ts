import { conflict } from '../../base/refusal.ts';
import { oneEach } from '../../case/store/case-store.ts';
import { everyNumberOf } from '../../household/store/household-store.ts';
import type { Context } from '../../table/context.ts';
import { type Guard, overtaken, WriteRefused } from '../../table/table.ts';
import type { Ending, VisitOutcome } from '../rules/outcome.ts';
import { type Circumstances, nextOrigin, recordOutcome } from '../rules/record-outcome.ts';
import type { Task } from '../rules/task.ts';
import type { Visit } from '../rules/visit.ts';
import { taskKey } from '../store/keys.ts';
import { visitsThatStand } from '../store/made-visits.ts';
import { endingItem } from '../store/visit-item.ts';
import { recordedWrites } from './outcome-store.ts';

/** More people than this do not come to one door for one reason. */
const MOST_BESIDE = 9;

interface Late {
  readonly task: Task;
  /** As somebody else's outcome has left it. */
  readonly ending: Ending;
  readonly sent: Pick<Ending, 'sent' | 'digest'>;
  readonly facts: Circumstances;
}

type DoneVisit = Extract<VisitOutcome, { outcome: 'done' }>;

/** One visit that follows is enough: what another phone has agreed on stands. */
const withoutPlan = async (ctx: Context, { task, facts }: Late, body: DoneVisit): Promise<DoneVisit> => {
  if (body.again === undefined) return body;
  const doors = new Set([task.household, facts.household]);
  const keys = [...doors].map((household) => taskKey({ origin: nextOrigin(task.origin), household }));
  const planned = await ctx.table.getMany(keys);
  return planned.length === 0 ? body : { ...body, again: undefined };
};

const guardOf = ({ version }: Ending): Guard => (version === undefined ? 'exists' : { version });

/** Who has a visit of their own here puts that one right, or would count it twice. */
const requireNone = async (ctx: Context, { task, facts }: Late): Promise<void> => {
  const made = await visitsThatStand(ctx, task, await everyNumberOf(ctx, task.household));
  if (made.some(({ visit }) => visit.worker === facts.by.id)) throw conflict('visit.recorded-already');
};

/**
 * What somebody did at a door where another phone's outcome had ended the task: the visit, what was given and what was asked
 * for are kept, and the outcome of the task stands.
 */
export const saveBeside = async (ctx: Context, late: Late, body: DoneVisit): Promise<Visit | undefined> => {
  const { task, ending, sent, facts } = late;
  await requireNone(ctx, late);
  const { version = 1, beside = [] } = ending;
  if (beside.length === MOST_BESIDE) throw conflict('visit.recorded-already');
  const place = beside.length + 1;
  const recorded = recordOutcome(task, await withoutPlan(ctx, late, body), { ...facts, beside: place });
  const agreed = recorded.followUp === undefined ? {} : { agreed: true as const };
  const after = { ...ending, version: version + 1, beside: [...beside, { ...sent, ...agreed }] };
  try {
    await ctx.table.write(
      oneEach([
        { put: endingItem(after, task), guard: guardOf(ending) },
        ...recordedWrites(recorded, `b${place}`, facts.at),
      ]),
    );
    return recorded.visit;
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    if (error.index === 0) throw overtaken(error);
    throw Object.assign(conflict('visit.id-taken'), { cause: error });
  }
};
