import type { Actor } from '../../shared/base/role.ts';
import { applyEntry, openCase } from '../../shared/case/rules/apply-entry.ts';
import type { Case } from '../../shared/case/rules/case.ts';
import type { Entry, EntryOf } from '../../shared/case/rules/entry.ts';
import type { StepPart } from '../../shared/case/rules/take-step.ts';

export const GRID = '623027101203005';
export const WORKER: Actor = { id: 'w-zhuoma', role: 'worker' };
export const HANDLER: Actor = { id: 'h-roads', role: 'handler', unit: 'xh-roads' };
export const SUPERVISOR: Actor = { id: 's-township', role: 'supervisor' };
export const COLLEAGUE: Actor = { id: 's-colleague', role: 'supervisor' };

/** Monday morning in the prefecture, in a week without days off. */
export const MONDAY = '2026-03-09T01:00:00.000Z';
export const hoursLater = (hours: number, from = MONDAY) =>
  new Date(Date.parse(from) + hours * 3_600_000).toISOString();

export const aReportEntry = (more: Partial<EntryOf<'reported'>> = {}): EntryOf<'reported'> => ({
  step: 'reported',
  caseId: '01JQ0000000000000000000001',
  version: 1,
  at: MONDAY,
  by: WORKER,
  programme: 'household',
  kind: 'household-request',
  priority: 'P2',
  area: GRID,
  subject: { type: 'area', id: GRID },
  digest: 'digest-of-report',
  rules: 'v2',
  words: 'The lane behind the mill is washed out.',
  ...more,
});

/** Lets a case live: each step is taken an hour after the one before, unless it says when. */
export const afterSteps = (
  steps: readonly Told[],
  opening = aReportEntry(),
): { it: Case; timeline: Entry[] } => {
  let it = openCase(opening);
  const timeline: Entry[] = [opening];
  for (const [index, { by, at, ...part }] of steps.entries()) {
    const entry: Entry = {
      ...part,
      caseId: it.id,
      version: it.version + 1,
      by,
      at: at ?? hoursLater(index + 1),
    };
    it = applyEntry(it, entry);
    timeline.push(entry);
  }
  return { it, timeline };
};

type Told = StepPart & { by: Actor; at?: string };

const W = 'Said on the telephone.';
export const steps = {
  accept: { step: 'accepted', by: SUPERVISOR },
  assign: { step: 'assigned', assignee: 'unit:xh-roads', by: SUPERVISOR },
  giveBack: { step: 'returned', words: W, by: HANDLER },
  start: { step: 'started', by: HANDLER },
  wait: { step: 'waiting', words: W, by: HANDLER },
  resume: { step: 'resumed', by: HANDLER },
  answer: { step: 'answered', result: 'solved', words: W, by: HANDLER },
  confirm: { step: 'verified', reached: 'confirmed', on: '2026-03-10', by: WORKER },
  notSolved: { step: 'verified', reached: 'not-solved', on: '2026-03-10', by: WORKER },
  missed: (on: string) => ({ step: 'verified', reached: 'not-reached', on, by: WORKER }) as const,
  close: { step: 'closed', by: SUPERVISOR },
  reopen: { step: 'reopened', words: W, by: WORKER },
} as const satisfies Record<string, Told | ((on: string) => Told)>;
