import type { UnitId } from '../../base/id.ts';
import type { Instant } from '../../base/instant.ts';
import type { EscalationTier, ShownKind } from '../../base/vocabulary.ts';
import type { Priority } from '../../deadline/rules/limits.ts';
import { type Case, isOpen } from './case.ts';
import { clockColour } from './timing/case-clock.ts';

/** Which cases of a list are wanted; what is not named does not matter. */
export interface CaseFilter {
  readonly kind?: ShownKind | undefined;
  readonly priority?: Priority | undefined;
  readonly rung?: EscalationTier | undefined;
  readonly unit?: UnitId | undefined;
  readonly colour?: 'green' | 'yellow' | 'red' | undefined;
}

const agrees = <T>(wanted: T | undefined, is: T | undefined): boolean =>
  wanted === undefined || wanted === is;

/** `told`: the kind as whoever asks is told it. */
export const passes = (
  { kind, priority, rung, unit, colour }: CaseFilter,
  { it, told }: { readonly it: Case; readonly told: ShownKind },
  now: Instant,
): boolean =>
  agrees(kind, told) &&
  agrees(priority, it.priority) &&
  agrees(rung, it.rung) &&
  agrees(unit && `unit:${unit}`, 'assignee' in it ? it.assignee : undefined) &&
  agrees(colour, isOpen(it) ? clockColour(it.clock, now) : undefined);
