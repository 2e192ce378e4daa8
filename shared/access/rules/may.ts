import type { Role, Who } from '../../base/role.ts';
import { type Condition, conditions, type Resource } from './condition.ts';
import { type Action, grants } from './grants.ts';

/** `hidden` answers 404 and `refused` 403: who cannot see a record does not learn that it exists. */
export type Verdict = 'yes' | 'refused' | 'hidden';

const conditionsFor = (role: Role, action: Action): readonly Condition[] => {
  const grant: Partial<Record<Role, readonly Condition[]>> = grants[action];
  return grant[role] ?? [];
};

/** Whether anything at all is granted to the role: asked before a record is read. */
export const mayEver = (role: Role, action: Action): boolean => conditionsFor(role, action).length > 0;

/** Whether being linked with the subject could decide it: else nobody has to look links up. */
export const mayByLink = (role: Role, action: Action): boolean =>
  conditionsFor(role, action).includes('linked');

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
export const may = (who: Who, action: Action, resource: Resource): Verdict => {
  const holds = (name: Condition) => conditions[name](who, resource);
  if (conditionsFor(who.role, action).some(holds)) return 'yes';
  return sees[who.role].some(holds) ? 'refused' : 'hidden';
};
