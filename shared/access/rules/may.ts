import { isWithin } from '../../base/area-code.ts';
import type { Condition, Grants } from '../../base/module-data.ts';
import type { Role, Who } from '../../base/role.ts';

/** What a decision looks at: where the record lies and who has to do with it. Nothing of its content. */
export interface Resource {
  readonly areaPath: string;
  /** `unit:<id>` or `worker:<id>` */
  readonly assignee?: string | undefined;
  readonly openedBy?: string | undefined;
  /** Live liaisons of the subject, whoever was asked by name for the visit in question, and their deputies of the day. */
  readonly liaisons?: readonly string[] | undefined;
}

const segments = (path: string): number => path.split('/').length - 2;

/** Named conditions; a grant is met when any one of its conditions holds. */
export const conditions = {
  /** The record lies in the area that the person answers for. */
  'in-area': (who: Who, it: Resource) => isWithin(it.areaPath, who.areaPath),
  /** In the area, and the person answers for a township, a village or a grid: those who handle, not those who oversee. */
  near: (who: Who, it: Resource) => isWithin(it.areaPath, who.areaPath) && segments(who.areaPath) >= 3,
  /** In the area, and the person answers for all of the prefecture. */
  'whole-prefecture': (who: Who, it: Resource) =>
    isWithin(it.areaPath, who.areaPath) && segments(who.areaPath) === 1,
  /** The record is the area's own that the person answers for, and none of what lies in it. */
  'own-area': (who: Who, it: Resource) => it.areaPath === who.areaPath,
  /** The person, or whom they stand in for today, is the subject's liaison, or was asked by name for the visit. */
  linked: (who: Who, it: Resource) => it.liaisons?.includes(who.id) ?? false,
  /** The case lies with the person or with their unit. */
  assigned: (who: Who, it: Resource) =>
    it.assignee !== undefined &&
    (it.assignee === `worker:${who.id}` || (who.unit !== undefined && it.assignee === `unit:${who.unit}`)),
  /** The person brought the case in. */
  opener: (who: Who, it: Resource) => it.openedBy === who.id,
  /** The area of the record contains the person's own: a worker may see the township they work in. */
  'around-me': (who: Who, it: Resource) => isWithin(who.areaPath, it.areaPath),
} as const satisfies Record<Condition, (who: Who, it: Resource) => boolean>;

/** `hidden` answers 404 and `refused` 403: who cannot see a record does not learn that it exists. */
export type Verdict = 'yes' | 'refused' | 'hidden';

/** An action that no module tells of is a slip of ours, and no refusal that would hide it. */
const conditionsFor = (role: Role, action: string, grants: Grants): readonly Condition[] => {
  const grant = grants[action];
  if (grant === undefined) throw new Error(`No module grants "${action}".`);
  return grant[role] ?? [];
};

/** Whether anything at all is granted to one of the roles: asked before a record is read. */
export const mayEver = (roles: readonly Role[], action: string, grants: Grants): boolean =>
  roles.some((role) => conditionsFor(role, action, grants).length > 0);

/** Whether being linked with the subject could decide it: else nobody has to look links up. */
export const mayByLink = (roles: readonly Role[], action: string, grants: Grants): boolean =>
  roles.some((role) => conditionsFor(role, action, grants).includes('linked'));

/** Who oversees before who works, who works before who keeps records: a step of two roles is told as that of the first. */
const precedence: readonly Role[] = [
  'supervisor',
  'handler',
  'worker',
  'registrar',
  'rights-desk',
  'auditor',
];

/** In which of their roles somebody does something: as timelines and the log of readings keep it. */
export const actingRole = (roles: readonly Role[], action: string, grants: Grants): Role | undefined =>
  precedence.find((role) => roles.includes(role) && mayEver([role], action, grants));

const nearby: readonly Condition[] = ['in-area', 'linked', 'assigned', 'opener'];

/** What lets a role know that a record exists; a handler knows of what lies with the unit, wherever it lies. */
const sees: Readonly<Record<Role, readonly Condition[]>> = {
  worker: nearby,
  handler: ['linked', 'assigned', 'opener'],
  supervisor: nearby,
  registrar: nearby,
  'rights-desk': nearby,
  auditor: nearby,
};

/** Whether somebody, who need not be the one who asks, may do an action to a record: by the table of permissions. */
export type Allows = (who: Who, action: string, resource: Resource) => boolean;

/** Whether `who` may do `action` to the record described by `resource`, in any of their roles. Pure, and refuses by default. */
export const may = (who: Who, action: string, resource: Resource, grants: Grants): Verdict => {
  const holds = (name: Condition) => conditions[name](who, resource);
  if (who.roles.some((role) => conditionsFor(role, action, grants).some(holds))) return 'yes';
  return who.roles.some((role) => sees[role].some(holds)) ? 'refused' : 'hidden';
};
