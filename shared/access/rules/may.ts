import type { Condition, Grants } from '../../base/module-data.ts';
import type { Role, Who } from '../../base/role.ts';
import { conditions, type Resource } from './condition.ts';

/** `hidden` answers 404 and `refused` 403: who cannot see a record does not learn that it exists. */
export type Verdict = 'yes' | 'refused' | 'hidden';

/** An action that no module tells of is a slip of ours, and no refusal that would hide it. */
const conditionsFor = (role: Role, action: string, grants: Grants): readonly Condition[] => {
  const grant = grants[action];
  if (grant === undefined) throw new Error(`No module grants "${action}".`);
  return grant[role] ?? [];
};

/** Whether anything at all is granted to the role: asked before a record is read. */
export const mayEver = (role: Role, action: string, grants: Grants): boolean =>
  conditionsFor(role, action, grants).length > 0;

/** Whether being linked with the subject could decide it: else nobody has to look links up. */
export const mayByLink = (role: Role, action: string, grants: Grants): boolean =>
  conditionsFor(role, action, grants).includes('linked');

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

/** Whether `who` may do `action` to the record described by `resource`. Pure, and refuses by default. */
export const may = (who: Who, action: string, resource: Resource, grants: Grants): Verdict => {
  const holds = (name: Condition) => conditions[name](who, resource);
  if (conditionsFor(who.role, action, grants).some(holds)) return 'yes';
  return sees[who.role].some(holds) ? 'refused' : 'hidden';
};
