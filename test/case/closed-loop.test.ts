import { describe, expect, it } from 'vitest';
import { reduceCase } from '../../shared/case/rules/apply-entry.ts';
import {
  afterSteps,
  aReportEntry,
  COLLEAGUE,
  HANDLER,
  hoursLater,
  MONDAY,
  SUPERVISOR,
  steps,
  WORKER,
} from '../support/cases.ts';

const { accept, assign, giveBack, start, wait, resume, answer, confirm, notSolved, missed, close, reopen } =
  steps;
const toHandling = [accept, assign, start];
const toAnswered = [...toHandling, answer];
const toClosed = [...toAnswered, confirm, close];

describe('the closed loop', () => {
  it('leads from the report to a verified close, one version a step', () => {
    const { it: closed, timeline } = afterSteps(toClosed);
    expect(closed).toMatchObject({ status: 'closed', version: 7, answer: { result: 'solved' } });
    expect(timeline.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('is the fold of its timeline', () => {
    const { it: closed, timeline } = afterSteps(toClosed);
    expect(reduceCase(timeline)).toEqual(closed);
  });

  it.each([
    { skipped: 'accepting', path: [assign] },
    { skipped: 'assigning', path: [accept, start] },
    { skipped: 'starting', path: [accept, assign, answer] },
    { skipped: 'answering', path: [...toHandling, confirm] },
    { skipped: 'verifying', path: [...toAnswered, close] },
    { skipped: 'closing', path: [...toAnswered, confirm, reopen] },
  ])('refuses to skip $skipped', ({ path }) => {
    expect(() => afterSteps(path)).toThrow(/^case\.wrong-status /);
  });

  it('takes no step a second time', () => {
    expect(() => afterSteps([accept, accept])).toThrow(
      'case.wrong-status {"is":"accepted","needs":["reported"]}',
    );
  });
});

describe('a wrong address', () => {
  it('is returned once', () => {
    expect(afterSteps([accept, assign, giveBack]).it).toMatchObject({ status: 'returned', returned: true });
    expect(() => afterSteps([accept, assign, giveBack, assign, giveBack])).toThrow('case.returned-already');
  });

  it.each([
    { at: '2026-03-11T15:59:59.999Z', may: true },
    { at: '2026-03-11T16:00:00.000Z', may: false },
  ])('may be returned until two working days are over: $at -> $may', ({ at, may }) => {
    const attempt = () => afterSteps([accept, assign, { ...giveBack, at }]).it.status;
    if (may) expect(attempt()).toBe('returned');
    else expect(attempt).toThrow('case.return-over');
  });

  it('is not assigned by anyone to themselves', () => {
    expect(() => afterSteps([accept, { ...assign, assignee: `worker:${SUPERVISOR.id}` }])).toThrow(
      'case.own-assignment',
    );
  });
});

describe('the clock', () => {
  it('promises a time to resolve only once the case is accepted, counted from the report', () => {
    expect(afterSteps([]).it).toMatchObject({ clock: { stage: 'accept', dueOn: '2026-03-10' } });
    expect(afterSteps([accept]).it).toMatchObject({
      clock: { stage: 'resolve', startedAt: MONDAY, dueOn: '2026-03-16' },
    });
  });

  it('stands still while the requester is asked, and goes on from there', () => {
    const waited = afterSteps([...toHandling, wait, { ...resume, at: hoursLater(52) }]).it;
    expect(waited).toMatchObject({
      status: 'handling',
      clock: { pauses: [{ from: hoursLater(4), to: hoursLater(52) }] },
    });
    expect(waited).toMatchObject({ clock: { dueOn: expect.stringMatching(/^2026-03-1[78]$/) } });
  });

  it('measures the verification, and the work again when nothing was solved', () => {
    expect(afterSteps(toAnswered).it).toMatchObject({ clock: { stage: 'verify' } });
    expect(afterSteps([...toAnswered, notSolved]).it).toMatchObject({
      clock: { stage: 'resolve', dueOn: '2026-03-16' },
    });
  });

  it('knows no kind without an end: where the table has no limit, that of the next slower priority holds', () => {
    const dispute = aReportEntry({ kind: 'dispute-mediation', priority: 'P0' });
    expect(afterSteps([accept], dispute).it).toMatchObject({
      clock: { rule: 'dispute-mediation/P1/resolve@v2' },
    });
  });
});

describe('an extension', () => {
  const ask = { step: 'extension-asked', count: 10, words: 'The part is ordered.', by: HANDLER } as const;
  const grant = { step: 'extension-granted', by: SUPERVISOR } as const;

  it('moves the deadline when someone else grants it', () => {
    const granted = afterSteps([...toHandling, ask, grant]).it;
    expect(granted).toMatchObject({ extension: { state: 'granted' }, clock: { dueOn: '2026-03-30' } });
  });

  it.each([
    { why: 'by the one who asked', path: [ask, { ...grant, by: HANDLER }], says: /^case\.own-extension/ },
    { why: 'twice', path: [ask, grant, ask], says: /^case\.extension-asked-already/ },
    { why: 'longer than the rule', path: [{ ...ask, count: 11 }], says: /^case\.extension-too-long .*10wd/ },
    {
      why: 'after the time is over',
      path: [{ ...ask, at: '2026-03-17T00:00:00.000Z' }],
      says: /^case\.extension-too-late/,
    },
    { why: 'without having been asked', path: [grant], says: /^case\.no-extension-asked/ },
  ])('is refused $why', ({ path, says }) => {
    expect(() => afterSteps([...toHandling, ...path])).toThrow(says);
  });

  it('is unknown to questions', () => {
    expect(() => afterSteps([...toHandling, ask], aReportEntry({ kind: 'question' }))).toThrow(
      'case.no-extension {"kind":"question"}',
    );
  });
});

describe('verifying', () => {
  it('is not for the handler', () => {
    expect(() => afterSteps([...toAnswered, { ...confirm, by: HANDLER }])).toThrow('case.ask-by-other');
  });

  it('takes three attempts on different days in place of an answer', () => {
    const days = ['2026-03-10', '2026-03-11', '2026-03-12'];
    const tried = (n: number) => [...toAnswered, ...days.slice(0, n).map(missed), close];
    expect(afterSteps(tried(3)).it.status).toBe('closed');
    expect(() => afterSteps(tried(2))).toThrow('case.not-confirmed {"most":3}');
    expect(() => afterSteps([...toAnswered, missed('2026-03-10'), missed('2026-03-10')])).toThrow(
      'case.attempt-noted',
    );
  });

  it('sends the case back once, and then up', () => {
    const once = [...toAnswered, notSolved];
    expect(afterSteps(once).it).toMatchObject({
      status: 'reopened',
      assignee: 'unit:xh-roads',
      rung: 'village',
    });
    const twice = afterSteps([...once, start, answer, notSolved]).it;
    expect(twice).toMatchObject({ status: 'accepted', notSolved: 2, rung: 'township' });
    expect(twice).not.toHaveProperty('assignee');
  });
});

describe('closing', () => {
  it.each([
    { who: 'its opener', by: { ...SUPERVISOR, id: WORKER.id } },
    { who: 'its handler', by: { ...SUPERVISOR, id: HANDLER.id } },
  ])('is not for $who', ({ by }) => {
    expect(() => afterSteps([...toAnswered, confirm, { ...close, by }])).toThrow('case.close-by-other');
  });

  it.each([
    { at: '2026-04-08T06:59:59.999Z', may: true },
    { at: '2026-04-08T07:00:00.000Z', may: false },
  ])('may be undone for thirty days: $at -> $may', ({ at, may }) => {
    const attempt = () =>
      afterSteps([...toClosed.map((one) => ({ ...one, by: one.by })), { ...reopen, at }]).it.status;
    if (may) expect(attempt()).toBe('reopened');
    else expect(attempt).toThrow('case.reopen-too-late');
  });

  it('does not wash off that a case was late', () => {
    const late = {
      step: 'ladder',
      did: 'mark-overdue',
      rung: 'township',
      by: { id: 'system', role: 'system' },
    } as const;
    const again = afterSteps([...toHandling, late, answer, confirm, close, { ...reopen, by: COLLEAGUE }]).it;
    expect(again).toMatchObject({ status: 'reopened', overdueAt: hoursLater(4), rung: 'township' });
  });
});

describe('a danger to life', () => {
  const danger = aReportEntry({ priority: 'P0' });
  const told = {
    step: 'ladder',
    did: 'tell-county',
    rung: 'county',
    by: { id: 'system', role: 'system' },
  } as const;

  it('is told to the county once, not once for each of its clocks', () => {
    const { it: taken } = afterSteps([told, accept], danger);
    expect(taken).toMatchObject({ rung: 'county', clock: { stage: 'resolve', taken: ['tell-county'] } });
  });
});
