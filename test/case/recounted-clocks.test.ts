import { describe, expect, it } from 'vitest';
import { applyEntry, reduceCase } from '../../shared/case/rules/apply-entry.ts';
import { Case, isOpen, type OpenCase } from '../../shared/case/rules/case.ts';
import { afterSteps, aReportEntry, GRID, HANDLER, hoursLater, SUPERVISOR, steps } from '../support/cases.ts';
import { shanghai } from '../support/clocks.ts';

const { accept, assign, start, wait, resume, answer, notSolved } = steps;
const at = (day: number, hour = 10) => shanghai(`2026-03-${day} ${hour}:00`);

const toNotSolved = [accept, assign, start, { ...answer, at: at(13) }, { ...notSolved, at: at(18) }];
const sentUp = [
  ...toNotSolved,
  { ...start, at: at(18, 11) },
  { ...answer, at: at(19) },
  { ...notSolved, at: at(20) },
];

/** How far a case of Monday 9 March had come when it was corrected on the 23rd. */
const COME_SO_FAR = {
  'sent back to its handler': toNotSolved,
  'sent up to be assigned anew': sentUp,
  'answered once more': [...toNotSolved, { ...start, at: at(18, 11) }, { ...answer, at: at(19) }],
  'waited for, and sent back': [
    accept,
    assign,
    start,
    { ...wait, at: at(10) },
    { ...resume, at: at(12) },
    { ...answer, at: at(13) },
    { ...notSolved, at: at(18) },
  ],
} as const;

const OTHER = '01JQ0000000000000000000002';

const correct = (to: object) =>
  ({
    step: 'corrected',
    words: 'It was another kind.',
    area: GRID,
    rules: 'v2',
    dueBeforeOn: '2026-03-23',
    dueOn: '2026-03-23',
    by: SUPERVISOR,
    at: at(23),
    ...to,
  }) as const;

const open = (it: Case): OpenCase => {
  if (!isOpen(it)) throw new Error('The case has ended.');
  return it;
};

/** What a day depends on: not which reminders went out, nor that an earlier day had been promised. */
const facts = (it: OpenCase) => {
  const of = ({ taken: _, promisedAt: __, ...clock }: OpenCase['clock']) => clock;
  return { clock: of(it.clock), ...('workClock' in it ? { workClock: of(it.workClock) } : {}) };
};

describe.each(Object.entries(COME_SO_FAR))('a case that was %s', (_, taken) => {
  it.each([
    { why: 'a slower kind', to: { kind: 'entitlement' } },
    { why: 'a quicker priority', to: { priority: 'P1' } },
    { why: 'a slower priority', to: { priority: 'P3' } },
  ] as const)('counts, corrected to $why, as if it had been reported so', ({ to }) => {
    const corrected = afterSteps([...taken, correct(to)]);
    const rightAtOnce = afterSteps(taken, aReportEntry(to)).it;
    expect(facts(open(corrected.it))).toEqual(facts(open(rightAtOnce)));
    expect(reduceCase(corrected.timeline)).toEqual(corrected.it);
  });

  it('keeps the time of verification, which is not its handler’s', () => {
    const { clock, ...rest } = open(afterSteps([...taken, correct({ priority: 'P3' })]).it);
    const work = 'workClock' in rest ? rest.workClock : clock;
    expect(work.verified?.[0]).toEqual({ from: at(13), to: at(18) });
  });
});

it('more time that was granted goes on too, where the other limit allows it', () => {
  const taken = [
    ...[accept, assign, start],
    { step: 'extension-asked', count: 5, words: 'The road is closed.', by: HANDLER, at: at(10) },
    { step: 'extension-granted', by: { ...SUPERVISOR, id: 's-other' }, at: at(11) },
    ...[
      { ...answer, at: at(13) },
      { ...notSolved, at: at(18) },
    ],
  ] as const;
  const corrected = afterSteps([...taken, correct({ priority: 'P3' })]);
  const rightAtOnce = afterSteps(taken, aReportEntry({ priority: 'P3' }));
  expect(facts(open(corrected.it))).toEqual(facts(open(rightAtOnce.it)));
});

describe('a case that was sent up and then merged', () => {
  it('goes on with all that its clock had when the merge is undone', () => {
    const before = open(afterSteps(sentUp).it);
    const { it: after, timeline } = afterSteps([
      ...sentUp,
      { step: 'merged', into: OTHER, by: SUPERVISOR, at: at(21) },
      { step: 'unmerged', by: SUPERVISOR, at: hoursLater(1, at(21)) },
    ]);
    expect(open(after).clock).toEqual(before.clock);
    expect(reduceCase(timeline)).toEqual(after);
  });

  it('keeps what was promised where it was merged before its clock was kept', () => {
    const merged = { ...afterSteps([{ step: 'merged', into: OTHER, by: SUPERVISOR }]).it };
    const told = at(16);
    const before = Case.parse({ ...merged, stood: undefined, promisedAt: told });
    const undone = { step: 'unmerged', caseId: before.id, version: 3, by: SUPERVISOR, at: at(10) } as const;
    const { clock } = open(applyEntry(before, undone));
    expect(clock).toMatchObject({ stage: 'accept', dueAt: told, promisedAt: told });
  });
});
