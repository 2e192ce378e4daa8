import { conflict, notAllowed } from '../../base/refusal.ts';
import { type EscalationTier, isBelow } from '../../base/vocabulary.ts';
import type { Case } from './case.ts';

/** Who may know of them differs from who may know of others. */
const apart = new Set<Case['kind']>([
  'safeguarding',
  'complaint',
  'petition-hand-over',
  'data-rights-request',
]);

interface Merging {
  readonly tier: EscalationTier;
  readonly words: string | undefined;
}

/**
 * Refuses to merge what is not the same matter: of another kind, about somebody else, or about another office. A level above
 * the one that answers for the case may, with the reason; of two programmes never: nothing leads from a person to a site.
 */
export const requireMayMerge = (it: Case, into: Case, { tier, words }: Merging): void => {
  if (it.programme !== into.programme) throw conflict('case.merge-never', { kind: it.kind });
  const isSameKind = it.kind === into.kind && it.about?.unit === into.about?.unit;
  const secret = [it.kind, into.kind].find((kind) => apart.has(kind));
  if (!isSameKind && secret !== undefined) throw conflict('case.merge-never', { kind: secret });
  if (isSameKind && it.subject.id === into.subject.id) return;
  if (words === undefined || !isBelow(it.rung, tier)) throw notAllowed('case.merge-other');
};
