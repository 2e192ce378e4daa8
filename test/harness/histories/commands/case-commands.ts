import type { Claims } from '../../../support/call.ts';
import type { Draw } from '../draw.ts';
import { type Known, type KnownCase, someHousehold } from '../known.ts';
import { type Asked, type Command, keyed } from '../operation.ts';
import * as people from '../people.ts';
import type { Readback } from '../readback.ts';

const timelineOf = async (read: Readback, id: string): Promise<Record<string, unknown>[]> => {
  const { body } = await read.get(people.chief, `/cases/${id}`);
  return body?.timeline ?? [];
};

const learnCase: Asked['learn'] = ({ body }, { cases }) => {
  const before = cases.get(body.id);
  if (before === undefined || before.version < body.version) cases.set(body.id, body);
};

/** Mostly the number of today. */
const numberOnPhone = (draw: Draw, known: Known) =>
  (draw.isOneIn(6) ? draw.of(known.formerNumbers) : undefined) ?? someHousehold(draw, known).id;

const report: Command = {
  kind: 'report',
  weight: 5,
  async make(draw, known) {
    const id = draw.ulid();
    const words = `Reported by ${draw.name}.`;
    const subject = draw.isOneIn(4)
      ? { type: 'area', id: draw.of([...known.grids]) }
      : { type: 'household', id: numberOnPhone(draw, known) };
    const kind = draw.of(['question', 'household-request', 'public-space']);
    const who = draw.of([...people.visitors, people.chief]) ?? people.chief;
    return {
      request: {
        who,
        method: 'POST',
        target: '/cases',
        body: { id, kind, subject, words },
        headers: keyed(draw),
      },
      learn: learnCase,
      commutes: true,
      effect: async (read) =>
        (await timelineOf(read, id)).filter(
          (entry) => entry['step'] === 'reported' && entry['words'] === words,
        ).length,
    };
  },
};

interface StepMade {
  readonly who: Claims;
  readonly verb: string;
  readonly body: object;
}

const handlerOf = ({ assignee = 'unit:xh-roads' }: KnownCase): Claims =>
  assignee.startsWith('worker:') ? people.claimsOf(assignee.slice('worker:'.length)) : people.office;

const supervisor = (draw: Draw) => draw.of(people.overseers) ?? people.chief;
const receiver = (draw: Draw) =>
  draw.isOneIn(3) ? { worker: draw.of(people.movers)?.sub } : { unit: 'xh-roads' };

/** The steps of a case by the status in which they make sense. */
const steps: Readonly<Record<string, (draw: Draw, it: KnownCase, known: Known) => StepMade | undefined>> = {
  accept: (draw) => ({ who: supervisor(draw), verb: 'accept', body: {} }),
  refuse: (draw) => ({
    who: supervisor(draw),
    verb: 'refuse',
    body: { words: draw.name, goTo: 'The school.' },
  }),
  assign: (draw) => ({ who: supervisor(draw), verb: 'assign', body: { to: receiver(draw) } }),
  return: (draw, it) => ({ who: handlerOf(it), verb: 'return', body: { words: draw.name } }),
  dispute: (draw, it) => ({ who: handlerOf(it), verb: 'address/dispute', body: { words: draw.name } }),
  decide: (draw) => ({
    who: people.countyHead,
    verb: 'address/decide',
    body: { to: receiver(draw), words: draw.name },
  }),
  start: (_draw, it) => ({ who: handlerOf(it), verb: 'start', body: {} }),
  wait: (draw, it) => ({ who: handlerOf(it), verb: 'wait', body: { words: draw.name } }),
  resume: (_draw, it) => ({ who: handlerOf(it), verb: 'resume', body: {} }),
  answer: (draw, it) => ({
    who: handlerOf(it),
    verb: 'answer',
    body: { result: 'solved', words: draw.name },
  }),
  verify: (draw) => ({
    who: supervisor(draw),
    verb: 'verify',
    body: { reached: draw.isOneIn(3) ? 'not-solved' : 'confirmed', words: draw.name },
  }),
  close: (draw) => ({ who: supervisor(draw), verb: 'close', body: {} }),
  reopen: (draw) => ({ who: supervisor(draw), verb: 'reopen', body: { words: draw.name } }),
  lasted: (draw) => ({ who: supervisor(draw), verb: 'outcome', body: { lasted: 'no', words: draw.name } }),
  'ask-time': (draw, it) => ({
    who: handlerOf(it),
    verb: 'extension/ask',
    body: { count: 2, words: draw.name },
  }),
  'give-time': (draw) => ({ who: supervisor(draw), verb: 'extension/decide', body: { decision: 'grant' } }),
  merge: (draw, it, { cases }) => {
    const into = draw.of([...cases.keys()]);
    return into === undefined || into === it.id
      ? undefined
      : { who: supervisor(draw), verb: 'merge', body: { into } };
  },
  unmerge: (draw) => ({ who: supervisor(draw), verb: 'unmerge', body: {} }),
  note: (draw) => ({ who: supervisor(draw), verb: 'notes', body: { words: draw.name } }),
  attach: (draw) => ({ who: supervisor(draw), verb: `attachments/${draw.ulid()}/keep`, body: {} }),
  order: (draw, _it, known) => ({
    who: people.countyHead,
    verb: 'follow-ups',
    body: { id: draw.ulid(), words: draw.name, answerBy: nextDay(known.today()) },
  }),
  'answer-order': (draw, it) => {
    const order = draw.of(it.followUps ?? []);
    return order && { who: handlerOf(it), verb: `follow-ups/${order.id}/answer`, body: { words: draw.name } };
  },
  'accept-order': (draw, it) => {
    const order = draw.of(it.followUps ?? []);
    return order && { who: people.countyHead, verb: `follow-ups/${order.id}/accept`, body: {} };
  },
};

const nextDay = (day: string) => new Date(Date.parse(day) + 3 * 86_400_000).toISOString().slice(0, 10);

const always = ['note', 'note', 'attach', 'order', 'answer-order', 'accept-order'];
const inStatus: Readonly<Record<string, readonly string[]>> = {
  reported: ['accept', 'accept', 'refuse', 'merge', ...always],
  accepted: ['assign', 'assign', 'merge', ...always],
  assigned: ['start', 'start', 'start', 'return', 'dispute', 'decide', 'assign', ...always],
  returned: ['assign', ...always],
  handling: ['answer', 'answer', 'wait', 'ask-time', 'give-time', 'assign', ...always],
  waiting: ['resume', 'give-time', ...always],
  answered: ['verify', 'verify', ...always],
  verifying: ['close', 'close', ...always],
  reopened: ['start', 'assign', ...always],
  closed: ['reopen', 'lasted', 'note'],
  merged: ['unmerge', 'note'],
  refused: ['note'],
};

const KEPT_FILE = /^attachments\/(?<file>\w+)\/keep$/;
const commutes = (verb: string) => verb === 'notes' || KEPT_FILE.test(verb);

const step: Command = {
  kind: 'step',
  weight: 22,
  async make(draw, known) {
    const it = draw.of([...known.cases.values()]);
    if (it === undefined) return undefined;
    const likely = inStatus[it.status] ?? always;
    const name = draw.of(draw.isOneIn(8) ? Object.keys(steps) : likely) ?? 'note';
    const made = steps[name]?.(draw, it, known);
    if (made === undefined) return undefined;
    const { who, verb, body } = made;
    const target = `/cases/${it.id}/${verb}`;
    const file = KEPT_FILE.exec(verb)?.groups?.['file'];
    const key = keyed(draw)['idempotency-key'];
    return {
      request: { who, method: 'POST', target, body, headers: keyed(draw) },
      ...(file === undefined ? { learn: learnCase } : {}),
      commutes: commutes(verb),
      effect: async (read) => {
        const timeline = await timelineOf(read, it.id);
        return timeline.filter((entry) =>
          file === undefined ? entry['key'] === key : entry['attachmentId'] === file,
        ).length;
      },
    };
  },
};

export const caseCommands: readonly Command[] = [report, step];
