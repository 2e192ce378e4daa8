import * as z from 'zod/mini';
import { townshipOf } from '../../base/area-code.ts';
import { Ulid } from '../../base/id.ts';
import { type Instant, monthOf } from '../../base/instant.ts';
import { areaAtTier, CaseArea, CaseKind } from '../../base/vocabulary.ts';
import { Priority } from '../../deadline/rules/limits.ts';
import { Programme } from '../../programme/rules/programme.ts';
import { recordOf } from '../../table/item.ts';
import type { Item, Write } from '../../table/table.ts';
import { Case, isOpen } from '../rules/case.ts';
import { Entry } from '../rules/entry.ts';
import { FollowUp } from '../rules/follow-up/follow-up.ts';
import { About } from '../rules/opening.ts';
import {
  caseClock,
  caseKey,
  casesAboutPartition,
  endedCasesPartition,
  entryKey,
  followUpKey,
  openCasesPartition,
  ordersPartition,
  toAnswerPartition,
  toAskPartition,
  toVerifyKey,
  toVerifyPartition,
  workPartition,
} from './keys.ts';

/** In the clock index by the moment at which the sweep must look, while there is one. */
const clockIndex = (it: Case, lookAt: Instant | undefined) =>
  lookAt === undefined ? {} : { clockPk: caseClock(it.id), clockSk: lookAt };

/** Open cases by township and due moment; ended ones by township and month, so that the two never share a partition. */
const areaIndex = (it: Case) => {
  const township = townshipOf(it.area);
  if (isOpen(it)) return { areaPk: openCasesPartition(township), areaSk: it.clock.dueAt };
  return { areaPk: endedCasesPartition(township, monthOf(it.endedAt)), areaSk: it.endedAt };
};

/** With whoever has to act: the assignee of an open case; of an ended one, whoever asks if the solution lasted. */
const workIndex = (it: Case) => {
  if (isOpen(it))
    return 'assignee' in it ? { workPk: workPartition(it.assignee), workSk: it.clock.dueAt } : {};
  if (it.status !== 'closed' || it.outcome?.state !== 'asked') return {};
  return { workPk: toAskPartition(townshipOf(it.area)), workSk: it.outcome.askedAt };
};

/** `lookAt`: when the sweep must look at the case, as the rules say. */
export const caseItem = (it: Case, lookAt: Instant | undefined): Item => ({
  ...it,
  ...caseKey(it.id),
  ...clockIndex(it, lookAt),
  ...areaIndex(it),
  ...workIndex(it),
  subjectPk: casesAboutPartition(it.subject.id),
  subjectSk: it.reportedAt,
});

export const entryItem = (entry: Entry): Item => ({ ...entry, ...entryKey(entry.caseId, entry.version) });

export const toCase = (item: Item): Case => Case.parse(recordOf(item));
export const toEntry = (item: Item): Entry => Entry.parse(recordOf(item));

/** An unsettled order as the list of its level shows it: whose case, which stage of the exchange, until when. */
export const FollowUpLine = z.strictObject({
  ...FollowUp.shape,
  caseId: Ulid,
  area: CaseArea,
  programme: Programme,
  kind: CaseKind,
  priority: Priority,
  about: z.optional(About),
});
export type FollowUpLine = z.infer<typeof FollowUpLine>;

/** With whoever has to answer, the assignee, also when the case has ended meanwhile. */
const answererIndex = (it: Case, { state, answerBy }: FollowUp) =>
  state === 'answered' || !('assignee' in it)
    ? {}
    : { areaPk: toAnswerPartition(it.assignee), areaSk: answerBy };

const followUpItem = (it: Case, order: FollowUp): Item => {
  const { id: caseId, area, programme, kind, priority, about } = it;
  return {
    ...followUpKey(caseId, order.id),
    ...order,
    caseId,
    area,
    programme,
    kind,
    priority,
    about,
    workPk: ordersPartition(areaAtTier(area, order.rung)),
    workSk: order.answerBy,
    ...answererIndex(it, order),
  };
};

/** The orders of a case are items of their own, so that each level finds its own; they follow the case. */
export const followUpWrites = (before: Case, after: Case): Write[] => {
  const shown = (it: Case, one: FollowUp) => JSON.stringify(followUpItem(it, one));
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

const toVerifyItem = (it: Case): Item | undefined => {
  if (!('verifier' in it) || it.verifier === undefined) return undefined;
  return {
    ...it,
    ...toVerifyKey(it.id),
    workPk: toVerifyPartition(it.verifier),
    workSk: it.clock.dueAt,
  };
};

/** A case that has to be verified stands in the list of whoever does it as it stands: no list looks at it twice. */
export const toVerifyWrites = (before: Case, after: Case): Write[] => {
  const [had, has] = [toVerifyItem(before), toVerifyItem(after)];
  if (has !== undefined) return [{ put: has, guard: had === undefined ? 'absent' : 'exists' }];
  return had === undefined ? [] : [{ remove: toVerifyKey(before.id), guard: 'exists' }];
};

export const toFollowUpLine = (item: Item): FollowUpLine => FollowUpLine.parse(recordOf(item));
