import type { Grants } from '../../base/module-data.ts';
import { notAllowed, notFound, type RecordName } from '../../base/refusal.ts';
import type { Role, Who } from '../../base/role.ts';
import { type Allows, actingRole, may, mayByLink, type Resource } from '../rules/may.ts';

/** Looks up who is linked with a record's subject today: asked only where nothing cheaper decides. */
export type Liaisons = () => Promise<readonly string[]>;

/** Who reads, and for what. Every store asks it before it hands out a record, so that no handler can forget to. */
export interface Authorizer {
  readonly who: Who;
  readonly action: string;
  /** In which of their roles: told in timelines and in the log of readings, and decides nothing about who is another person. */
  readonly role: Role;
  /** Returns when `who` may; refuses otherwise, as if the record did not exist where they cannot see it. */
  require(what: RecordName, resource: Resource): void;
  /** Whether another action on the same record would be granted: for what an answer shows or leaves out. */
  can(action: string, resource: Resource): boolean;
  /** The same for somebody else: whoever is given something has to be able to open it. */
  readonly allows: Allows;
  /** Like `require`, for records of a subject that somebody may be linked with. */
  requireLinked(what: RecordName, resource: Resource, liaisons: Liaisons): Promise<void>;
  /** Like `can`, for records of a subject that somebody may be linked with. */
  canLinked(action: string, resource: Resource, liaisons: Liaisons): Promise<boolean>;
  /** The same person, asking for something else: to read what their request only names. */
  to(action: string): Authorizer;
}

export const authorizerFor = (who: Who, action: string, grants: Grants): Authorizer => {
  const allows: Allows = (...asked) => may(...asked, grants) === 'yes';
  const can = (other: string, resource: Resource) => allows(who, other, resource);

  const [only = 'worker'] = who.roles;

  const demand = (what: RecordName, resource: Resource) => {
    const verdict = may(who, action, resource, grants);
    if (verdict === 'hidden') throw notFound(what);
    if (verdict === 'refused') throw notAllowed('access.refused', { action, what });
  };

  const withLiaisons = async (other: string, resource: Resource, liaisons: Liaisons): Promise<Resource> =>
    can(other, resource) || !mayByLink(who.roles, other, grants)
      ? resource
      : { ...resource, liaisons: await liaisons() };

  return {
    who,
    action,
    role: actingRole(who.roles, action, grants) ?? only,
    require: demand,
    can,
    allows,
    requireLinked: async (what, resource, liaisons) =>
      demand(what, await withLiaisons(action, resource, liaisons)),
    canLinked: async (other, resource, liaisons) => can(other, await withLiaisons(other, resource, liaisons)),
    to: (other) => authorizerFor(who, other, grants),
  };
};
