import type { Resource } from '../domain/access/condition.ts';
import type { Action } from '../domain/access/grants.ts';
import { may } from '../domain/access/may.ts';
import type { Who } from '../domain/access/role.ts';
import { notAllowed, notFound } from '../domain/refusal.ts';

/** Who reads, and for what. Every store asks it before it hands out a record, so that no handler can forget to. */
export interface Gate {
  readonly who: Who;
  readonly action: Action;
  /** Returns when `who` may; refuses otherwise, as if the record did not exist where they cannot see it. */
  pass(what: string, resource: Resource): void;
  /** Whether another action on the same record would be granted: for what an answer shows or leaves out. */
  would(action: Action, resource: Resource): boolean;
}

export const gateFor = (who: Who, action: Action): Gate => ({
  who,
  action,
  pass(what, resource) {
    const verdict = may(who, action, resource);
    if (verdict === 'hidden') throw notFound(what);
    if (verdict === 'refused') throw notAllowed(`Your role does not allow "${action}" on this ${what}.`);
  },
  would: (other, resource) => may(who, other, resource) === 'yes',
});
