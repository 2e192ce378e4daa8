import { logAccess } from '../../access/store/access-log.ts';
import type { Authorizer } from '../../access/store/authorizer.ts';
import { currentPath } from '../../access/store/control-record.ts';
import { requireArea } from '../../area/store/area-store.ts';
import type { HouseholdId } from '../../base/area-code.ts';
import { addDays, type Day, dayOf } from '../../base/instant.ts';
import { notFound, type RecordName } from '../../base/refusal.ts';
import type { LastHousehold } from '../../household/rules/household.ts';
import { lastPlace, numberOn } from '../../household/store/last-id.ts';
import { resolveSubject } from '../../household/store/resolve-subject.ts';
import { liaisonsOf } from '../../link/store/links.ts';
import {
  areaOfSubject,
  isRegistered,
  type NamedRegistered,
  type NamedSubject,
  type Subject,
} from '../../programme/rules/subject.ts';
import { findSubject, placedSubject } from '../../subject/store/find-subject.ts';
import type { Context } from '../../table/context.ts';

/** A subject under the number that the sender may know, and whether they come there as its liaison. */
export interface ContactPlace {
  readonly subject: Subject;
  readonly isLinked: boolean;
}

interface Asked {
  readonly day: Day;
  readonly authorizer: Authorizer;
}

/** Who came there on one of some days, and what else decides. */
const resourceOf = async (ctx: Context, subject: Subject, days: readonly Day[]) => ({
  areaPath: await currentPath(ctx, areaOfSubject(subject)),
  liaisons: (await Promise.all(days.map((day) => liaisonsOf(ctx, subject.id, day)))).flat(),
});

/** On the day on which somebody else begins, whoever came until then may have been there in the morning. */
const cameOn = (day: Day): Day[] => [day, addDays(day, -1)];

/** The subject as it is today, or else as it was on the day: what was true then is kept, though a phone has sent it late. */
const admit = async (
  ctx: Context,
  what: RecordName,
  { now, before }: { readonly now: Subject; readonly before: Subject },
  { day, authorizer }: Asked,
): Promise<ContactPlace> => {
  const { who, action } = authorizer;
  const today = await resourceOf(ctx, now, [dayOf(ctx.now())]);
  if (authorizer.can(action, today)) return { subject: now, isLinked: today.liaisons.includes(who.id) };
  const earlier = await resourceOf(ctx, before, cameOn(day));
  if (authorizer.can(action, earlier))
    return { subject: before, isLinked: earlier.liaisons.includes(who.id) };
  authorizer.require(what, today);
  throw notFound(what);
};

/** Of a household that has left the register only what was done there until then. */
const wasThere = (household: LastHousehold | undefined, day: Day): boolean =>
  household?.status === 'present' || (household?.status === 'left' && day <= household.leftOn);

const atHousehold = async (ctx: Context, number: HouseholdId, asked: Asked): Promise<ContactPlace> => {
  const { id, household } = await lastPlace(ctx.table, number);
  if (!wasThere(household, asked.day)) throw notFound('household');
  const before = await numberOn(ctx.table, number, asked.day);
  const both = { now: { type: 'household', id }, before: { type: 'household', id: before } } as const;
  const place = await admit(ctx, 'household', both, asked);
  await logAccess(ctx, asked.authorizer, [place.subject.id]);
  return place;
};

const atArea = async (ctx: Context, sent: Subject, asked: Asked): Promise<ContactPlace> => {
  const now = await resolveSubject(ctx, sent);
  const place = await admit(ctx, 'area', { now, before: now }, asked);
  await requireArea(ctx, now.id);
  return place;
};

/** Of what a programme looks after no more only what was done until then. */
const atRegistered = async (ctx: Context, named: NamedRegistered, asked: Asked): Promise<ContactPlace> => {
  const record = await findSubject(ctx, named);
  if (record === undefined) throw notFound('subject');
  if (record.status === 'ended' && asked.day > record.endedOn) throw notFound('subject');
  const now = await placedSubject(ctx, named);
  const place = await admit(ctx, 'subject', { now, before: now }, asked);
  await logAccess(ctx, asked.authorizer, [named.id]);
  return place;
};

/** Where a contact is recorded; refuses unless the subject is there, and for the sender. */
export const contactPlace = (ctx: Context, subject: NamedSubject, asked: Asked): Promise<ContactPlace> => {
  if (isRegistered(subject)) return atRegistered(ctx, subject, asked);
  switch (subject.type) {
    case 'household':
      return atHousehold(ctx, subject.id, asked);
    case 'area':
      return atArea(ctx, subject, asked);
  }
};
