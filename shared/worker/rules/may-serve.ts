import type { Allows } from '../../access/rules/may.ts';
import { areaPath, lineOf } from '../../base/area-code.ts';
import { conflict, type Refusal } from '../../base/refusal.ts';
import type { Role } from '../../base/role.ts';
import type { CaseKind } from '../../base/vocabulary.ts';
import { worksFor } from '../../unit/rules/list-units.ts';
import type { Unit } from '../../unit/rules/unit.ts';
import { rolesOf, type Worker, whoOf } from './worker.ts';

/** Who is to be given something to do. */
export type Receiver =
  | { readonly unit: Unit }
  /** `office`: the unit that the person works for. */
  | { readonly person: Worker; readonly office?: Unit | undefined };

/** What there is to do: a case, the visits at a door, an area to answer for, or the work of a colleague who is away. */
export type Work =
  | { readonly of: 'case'; readonly area: string; readonly kind: CaseKind }
  | { readonly of: 'visits' | 'area'; readonly area: string }
  | { readonly of: 'colleague'; readonly colleague: Worker };

const countyOf = (area: string): string => lineOf(area)[1] ?? area;

/** Work is not carried into another county; the prefecture's own staff work in all of them. */
const isOfCounty = (person: Worker, area: string): boolean =>
  worksFor(person, areaPath(countyOf(area))) || countyOf(person.area) === countyOf(area);

const unitAtCase = (unit: Unit, area: string, kind: CaseKind): Refusal | undefined => {
  if (!worksFor(unit, areaPath(area))) return conflict('serve.unit-area', { unit: unit.id, area: unit.area });
  return unit.handles.includes(kind) ? undefined : conflict('serve.unit-kind', { unit: unit.id, kind });
};

const otherCounty = (person: Worker, area: string): Refusal | undefined =>
  isOfCounty(person, area) ? undefined : conflict('serve.other-county');

/** What whoever does a colleague's work must be allowed to do, by the colleague's role. */
const duties = {
  worker: ['visit.record', 'case.handle'],
  handler: ['case.handle'],
  supervisor: ['case.accept'],
  registrar: ['worker.change'],
  'rights-desk': ['access-log.read'],
  auditor: ['access-log.read'],
} as const satisfies Record<Role, readonly string[]>;

/** The same person as they would be if this were all they are. */
const inEachRole = (person: Worker): Worker[] =>
  rolesOf(person).map(
    (role): Worker => ({
      ...person,
      role,
      furtherRoles: undefined,
      unit: role === 'handler' ? person.unit : undefined,
    }),
  );

const asOneOf = (person: Worker, colleague: Worker, allows: Allows): Refusal | undefined => {
  const who = whoOf(person);
  const own = { areaPath: who.areaPath, liaisons: [person.id], assignee: `worker:${person.id}` };
  const able = duties[colleague.role].every((duty) => allows(who, duty, own));
  if (!able || (colleague.role !== 'worker' && person.role !== colleague.role))
    return conflict('serve.role-deputy', { role: person.role });
  if (colleague.role === 'handler' && person.unit !== colleague.unit)
    return conflict('serve.other-unit', { unit: colleague.unit ?? '' });
  if (colleague.role === 'worker' || colleague.role === 'handler') return otherCounty(person, colleague.area);
  return worksFor(person, areaPath(colleague.area)) ? undefined : conflict('serve.deputy-area');
};

/** Nothing, if one of the roles will do; else the refusal of the role that comes closest. */
const inAnyRole = (person: Worker, refusalOf: (as: Worker) => Refusal | undefined): Refusal | undefined => {
  const refusals = inEachRole(person).map(refusalOf);
  if (refusals.includes(undefined)) return undefined;
  return refusals.find((refusal) => refusal?.facts['role'] === undefined) ?? refusals[0];
};

/** All that lies with a colleague goes to whoever stands in, so that each of the colleague's roles has to be filled. */
const atColleague = (person: Worker, colleague: Worker, allows: Allows): Refusal | undefined =>
  inEachRole(colleague)
    .map((part) => inAnyRole(person, (as) => asOneOf(as, part, allows)))
    .find((refusal) => refusal !== undefined);

type OwnWork = Exclude<Work, { readonly of: 'colleague' }>;

const personAt = (person: Worker, office: Unit | undefined, work: OwnWork, allows: Allows) => {
  const who = whoOf(person);
  switch (work.of) {
    case 'case':
      if (!allows(who, 'case.handle', { areaPath: areaPath(work.area), assignee: `worker:${person.id}` }))
        return conflict('serve.role-case', { role: person.role });
      return (
        otherCounty(person, work.area) ??
        (office === undefined || person.unit === undefined
          ? undefined
          : unitAtCase(office, work.area, work.kind))
      );
    case 'visits':
      if (!allows(who, 'visit.record', { areaPath: areaPath(work.area), liaisons: [person.id] }))
        return conflict('serve.role-visit', { role: person.role });
      return otherCounty(person, work.area);
    case 'area':
      return allows(who, 'my-day.read', { areaPath: who.areaPath })
        ? undefined
        : conflict('serve.role-area', { role: person.role });
  }
};

/**
 * Whether somebody may be given this work: yes, or why not and what to do then. By the table of permissions: whoever could
 * not open a thing is not given it. Asked before anything is given to anybody.
 */
export const mayServe = (receiver: Receiver, work: Work, allows: Allows): 'yes' | Refusal => {
  if ('unit' in receiver) {
    if (work.of !== 'case') return conflict('serve.person-only');
    return unitAtCase(receiver.unit, work.area, work.kind) ?? 'yes';
  }
  const { person, office } = receiver;
  if (!person.active) return conflict('worker.left-choose');
  const refusal =
    work.of === 'colleague'
      ? atColleague(person, work.colleague, allows)
      : inAnyRole(person, (as) => personAt(as, office, work, allows));
  return refusal ?? 'yes';
};

export const requireServes = (receiver: Receiver, work: Work, allows: Allows): void => {
  const verdict = mayServe(receiver, work, allows);
  if (verdict !== 'yes') throw verdict;
};
