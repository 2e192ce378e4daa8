import * as z from 'zod/mini';
import { Ulid } from '../../base/id.ts';
import { areaAtTier, CaseArea } from '../../base/vocabulary.ts';
import { CaseKind, Priority } from '../../deadline/rules/limits.ts';
import { Programme } from '../../programme/rules/programme.ts';
import { recordOf } from '../../table/item.ts';
import type { Item, Write } from '../../table/table.ts';
import type { Case } from '../rules/case.ts';
import { FollowUp } from '../rules/follow-up/follow-up.ts';
import { followUpKey, ordersPartition } from './keys.ts';

/** An unsettled order as the list of its level shows it: whose case, which stage of the exchange, until when. */
export const FollowUpLine = z.strictObject({
  ...FollowUp.shape,
  caseId: Ulid,
  area: CaseArea,
  programme: Programme,
  kind: CaseKind,
  priority: Priority,
});
export type FollowUpLine = z.infer<typeof FollowUpLine>;

const followUpItem = ({ id: caseId, area, programme, kind, priority }: Case, order: FollowUp): Item => ({
  ...followUpKey(caseId, order.id),
  ...order,
  caseId,
  area,
  programme,
  kind,
  priority,
  workPk: ordersPartition(areaAtTier(area, order.rung)),
  workSk: order.answerBy,
});

/** The orders of a case are items of their own, so that each level finds its own; they follow the case. */
export const followUpWrites = (before: Case, after: Case): Write[] => {
  const shown = (it: Case, one: FollowUp) => JSON.stringify([it.area, one]);
  const had = new Map((before.followUps ?? []).map((one) => [one.id, shown(before, one)]));
  const has = after.followUps ?? [];
  const puts = has
    .filter((one) => had.get(one.id) !== shown(after, one))
    .map(
      (one): Write => ({
        put: followUpItem(after, one),
        guard: had.has(one.id) ? 'exists' : 'absent',
      }),
    );
  const gone = [...had.keys()].filter((id) => !has.some((one) => one.id === id));
  return [...puts, ...gone.map((id): Write => ({ remove: followUpKey(after.id, id), guard: 'exists' }))];
};

export const toFollowUpLine = (item: Item): FollowUpLine => FollowUpLine.parse(recordOf(item));
