import type { Allows } from '../../access/rules/may.ts';
import { conflict, invalid } from '../../base/refusal.ts';
import type { Context } from '../../table/context.ts';
import type { Write } from '../../table/table.ts';
import { findUnit, unitCheck } from '../../unit/store/find-units.ts';
import { requireUnit } from '../../unit/store/require-unit.ts';
import { type Receiver, requireServes } from '../../worker/rules/may-serve.ts';
import { findWorker, workerCheck } from '../../worker/store/worker-store.ts';
import type { Case } from '../rules/case.ts';

type Given = Pick<Case, 'area' | 'kind' | 'about'>;

/** Nobody works on a complaint about their own office. */
const requireOthers = (receiver: Receiver, about: Given['about']): void => {
  if (about === undefined) return;
  const unit = 'unit' in receiver ? receiver.unit.id : receiver.person.unit;
  if (unit === about.unit) throw conflict('complaint.about-them');
};

const personOf = async (ctx: Context, id: string, area: string): Promise<Receiver> => {
  const person = await findWorker(ctx, id);
  if (person?.active !== true) throw invalid('worker.unknown', '#/to/worker');
  const office = person.unit === undefined ? undefined : await findUnit(ctx, area, person.unit);
  return { person, office };
};

/** As they were read: who leaves in that very moment gets nothing. */
const unchanged = (receiver: Receiver): Write[] => {
  if ('unit' in receiver) return [unitCheck(receiver.unit)];
  const { person, office } = receiver;
  return office === undefined ? [workerCheck(person)] : [workerCheck(person), unitCheck(office)];
};

/** Refuses to give a case to whom it would not reach, or whose work it is not; what it is written with holds them to it. */
export const checkAssignee = async (
  ctx: Context,
  assignee: string,
  { area, kind, about }: Given,
  allows: Allows,
): Promise<Write[]> => {
  const [sort = '', id = ''] = assignee.split(':');
  const receiver: Receiver =
    sort === 'unit'
      ? { unit: await requireUnit(ctx, id, { area, kind }, '#/to/unit') }
      : await personOf(ctx, id, area);
  requireOthers(receiver, about);
  requireServes(receiver, { of: 'case', area, kind }, allows);
  return unchanged(receiver);
};
