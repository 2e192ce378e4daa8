import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { CaseKind } from '../../base/vocabulary.ts';
import { canHandle, nearestFirst } from '../../unit/rules/likely-unit.ts';
import type { Unit } from '../../unit/rules/unit.ts';
import { UnitView } from '../../unit/rules/views.ts';
import type { Case } from './case.ts';
import type { Entry } from './entry.ts';

/** Of how many cases of a kind it is told who took them on: enough to see a habit, few enough to follow a change of it. */
const LOOKED_AT = 20;
const MOST_SUGGESTED = 5;
const UNIT = 'unit:';

/** Why a unit is suggested: its work, as the register says; and what it took on of the last cases of the kind in the township. */
const Reason = z.discriminatedUnion('why', [
  z.object({
    why: z.literal('handles-kind'),
    facts: z.object({ kind: CaseKind, area: AreaCode }),
  }),
  z.object({
    why: z.literal('took-on'),
    facts: z.object({ kind: CaseKind, area: AreaCode, taken: z.int(), of: z.int() }),
  }),
]);

export const LikelyUnit = z.object({ unit: UnitView, reasons: z.array(Reason) });
export type LikelyUnit = z.infer<typeof LikelyUnit>;

/** The unit that has taken the work on: one that has not begun may still return it, and what is not its work says nothing. */
const takenOnBy = (it: Case): string | undefined => {
  if (!('assignee' in it) || it.status === 'assigned' || !it.assignee.startsWith(UNIT)) return undefined;
  return 'answer' in it && it.answer.result === 'not-ours' ? undefined : it.assignee.slice(UNIT.length);
};

/** Units that said of this case that it is not their work. */
const saidNotTheirs = (timeline: readonly Entry[]): Set<string> => {
  const said = new Set<string>();
  let assignee = '';
  for (const entry of timeline) {
    if ('assignee' in entry) assignee = entry.assignee;
    if (entry.step === 'returned' || entry.step === 'address-disputed') said.add(assignee.slice(UNIT.length));
  }
  return said;
};

interface Around {
  readonly units: readonly Unit[];
  /** Cases of the same township, open or lately ended. */
  readonly cases: readonly Case[];
  /** The township. */
  readonly area: AreaCode;
  readonly timeline: readonly Entry[];
}

/** Who took on the last cases of the kind, the newest report first. */
const lastTakers = ({ id, kind }: Case, cases: readonly Case[]): string[] =>
  cases
    .filter((other) => other.id !== id && other.kind === kind)
    .toSorted((one, other) => (one.reportedAt < other.reportedAt ? 1 : -1))
    .flatMap((other) => takenOnBy(other) ?? [])
    .slice(0, LOOKED_AT);

/** To whom a case can be given, never whom it complains about, whoever took most of its kind here first, then whoever is nearest; each with its reasons. */
export const likelyUnits = (it: Case, { units, cases, area, timeline }: Around): LikelyUnit[] => {
  const { kind } = it;
  const takers = lastTakers(it, cases);
  const takenBy = (unit: Unit) => takers.filter((id) => id === unit.id).length;
  const left = saidNotTheirs(timeline).add(it.about?.unit ?? '');
  return units
    .filter((unit) => canHandle(unit, { area: it.area, kind }) && !left.has(unit.id))
    .toSorted((one, other) => takenBy(other) - takenBy(one) || nearestFirst(one, other))
    .slice(0, MOST_SUGGESTED)
    .map((unit) => {
      const handles = { why: 'handles-kind', facts: { kind, area: unit.area } } as const;
      const facts = { kind, area, taken: takenBy(unit), of: takers.length };
      const tookOn = { why: 'took-on', facts } as const;
      return { unit, reasons: facts.taken === 0 ? [handles] : [tookOn, handles] };
    });
};
