import * as z from 'zod/mini';
import { Ulid } from '../../base/id.ts';
import { Instant } from '../../base/instant.ts';
import { CaseResult, Reached } from '../../base/vocabulary.ts';
import { Words } from '../../base/words.ts';
import { type Case, isOpen } from './case.ts';
import type { Entry } from './entry.ts';
import { RunningClock } from './timing/case-clock.ts';

/**
 * How far the case has come in which a merged one goes on, for whoever reported the merged one: what reporters are told,
 * and no person of it, nor a word of whoever asked.
 */
export const WentInto = z.object({
  id: Ulid,
  status: z.string(),
  clock: z.optional(RunningClock),
  result: z.optional(CaseResult),
  /** What was answered, or why it was refused; where both are about the same, and only for those who may read the own one. */
  words: z.optional(Words),
  /** Of a refusal: where to go instead. */
  goTo: z.optional(Words),
  /** What came of asking whether it is solved. */
  verified: z.optional(Reached),
  endedAt: z.optional(Instant),
});
export type WentInto = z.infer<typeof WentInto>;

type Told = Pick<WentInto, 'words' | 'goTo'>;

/** What was last said to reporters, unless it was taken back since. */
const toldIn = (it: Case, timeline: readonly Entry[]): Told => {
  const last = timeline.findLast(({ step }) => step === 'answered' || step === 'refused');
  if (last?.step === 'refused' && it.status === 'refused') return { words: last.words, goTo: last.goTo };
  return last?.step === 'answered' && 'answer' in it ? { words: last.words } : {};
};

/** The word of whoever was asked about the answer that stands; none before. */
const verifiedIn = (it: Case, timeline: readonly Entry[]): WentInto['verified'] => {
  if (!('answer' in it)) return undefined;
  const last = timeline.findLast(({ step }) => step === 'answered' || step === 'verified');
  return last?.step === 'verified' ? last.reached : undefined;
};

const isAboutTheSame = (one: Case, other: Case): boolean =>
  one.subject.id === other.subject.id && one.kind === other.kind;

interface Reading {
  /** Whether the reader may read the words of the own case. */
  readonly whole: boolean;
}

export const wentInto = (
  own: Case,
  { it, timeline }: { readonly it: Case; readonly timeline: readonly Entry[] },
  { whole }: Reading,
): WentInto => ({
  id: it.id,
  status: it.status,
  ...(isOpen(it) ? { clock: it.clock } : { endedAt: it.endedAt }),
  ...('answer' in it ? { result: it.answer.result } : {}),
  ...(whole && isAboutTheSame(own, it) ? toldIn(it, timeline) : {}),
  verified: verifiedIn(it, timeline),
});
