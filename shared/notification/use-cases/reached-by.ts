import { areaAtTier } from '../../base/vocabulary.ts';
import type { Case } from '../../case/rules/case.ts';
import type { TakenStep } from '../../case/rules/taken-step.ts';
import { mergedReporters, type Reporter, reporterOf } from '../../case/store/reporters.ts';
import { whoActsFor } from '../../link/store/work-holders.ts';
import type { Context } from '../../table/context.ts';
import { areaAddress } from '../rules/address.ts';
import { type Addressee, type Notification, notificationsOf } from '../rules/case-addressees.ts';
import type { Reached } from '../rules/case-notices.ts';

type Person = Extract<Addressee, { kind: 'person' }>;
type Found = Omit<Reached, 'about'>;

/** Whoever acts for somebody by then; who left without a successor and without a deputy leaves it to the village. */
const inboxesFor = async (ctx: Context, { it, entry }: TakenStep, { id, since }: Omit<Person, 'kind'>) => {
  const people = await whoActsFor(ctx, { id, since }, entry.at);
  return people.length === 0 ? [areaAddress(areaAtTier(it.area, 'village'))] : people;
};

const reportersOf = async (ctx: Context, taken: TakenStep, reporters: readonly Reporter[]) => {
  const found = reporters.map(async ({ caseId, openedBy, reportedAt }): Promise<Found[]> => {
    const inboxes = await inboxesFor(ctx, taken, { id: openedBy, since: reportedAt });
    return inboxes.map((to) => ({ to, caseId }));
  });
  return (await Promise.all(found)).flat();
};

const foundFor = async (ctx: Context, taken: TakenStep, to: Addressee): Promise<Found[]> => {
  const { id: caseId }: Case = taken.it;
  switch (to.kind) {
    case 'shared':
      return [{ to: to.address, caseId }];
    case 'person':
      return (await inboxesFor(ctx, taken, to)).map((one) => ({ to: one, caseId }));
    case 'reporters':
      return reportersOf(
        ctx,
        taken,
        to.which === 'own' ? [reporterOf(taken.it)] : await mergedReporters(ctx, taken.timeline),
      );
  }
};

/** The inboxes that a step of a case reaches: what the table of receivers says, with successors and deputies of that day. */
export const reachedBy = async (ctx: Context, taken: TakenStep): Promise<Reached[]> => {
  const found = notificationsOf(taken).map(async ({ to, about }: Notification) =>
    (await foundFor(ctx, taken, to)).map((one) => ({ ...one, about })),
  );
  return (await Promise.all(found)).flat();
};
