import { dayOf } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import { liaisonAfter } from '../../link/rules/liaison-after.ts';
import { linksAfter } from '../../link/rules/planned-links.ts';
import { cutOff } from '../../link/rules/replace-link.ts';
import { withLinks } from '../../link/rules/subject-record.ts';
import { linkWrite } from '../../link/store/link-writes.ts';
import { findSubjectLinks, requireSubject } from '../../link/store/subject-links.ts';
import { recordWrite } from '../../link/store/subject-records.ts';
import type { Context } from '../../table/context.ts';
import { declineVisits } from '../../visit/use-cases/decline-visits.ts';
import type { Effect, Granted } from './granted.ts';

/** Nobody comes as the liaison any more, until somebody who answers for the place names one. */
const endLinks = async ({ household, authorizer }: Granted, ctx: Context): Promise<Effect> => {
  const subject = { type: 'household', id: household.id } as const;
  const file = requireSubject(await findSubjectLinks(ctx, subject, authorizer));
  const changes = cutOff(file.links, 'asked-for', ctx.now());
  const after = withLinks(file.record, liaisonAfter(file, changes), linksAfter(file.links, changes));
  return { writes: [recordWrite(file.record, after), ...changes.map(linkWrite)] };
};

const declineAll = (
  { request: { id: request }, household, authorizer: { who: by } }: Granted,
  ctx: Context,
) => declineVisits(ctx, household, { by, request, day: dayOf(ctx.now()) });

/** What an objection stops: see decision 0122 for what it does not. */
export const stopProcessing = async (found: Granted, ctx: Context): Promise<Effect> => {
  switch (found.request.processing) {
    case 'liaison':
      return endLinks(found, ctx);
    case 'visits':
      await declineAll(found, ctx);
      return { writes: [] };
    case undefined:
      throw conflict('rights.name-processing');
  }
};
