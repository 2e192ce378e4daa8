import * as z from 'zod/mini';
import { Ulid } from '../../../base/id.ts';
import { Instant } from '../../../base/instant.ts';
import { EscalationTier } from '../../../base/vocabulary.ts';
import { Words } from '../../../base/words.ts';
import type { Entry } from '../entry.ts';

const Turn = z.object({
  at: Instant,
  did: z.enum(['asked', 'answered', 'accepted', 'sent-back', 'overdue', 'withdrawn']),
  role: z.string(),
  rung: z.optional(EscalationTier),
  answerBy: z.optional(Instant),
  words: z.optional(Words),
});

/** One follow-up order from first to last, as both sides of it see it: words about the work, no person. */
export const Exchange = z.object({ id: Ulid, automatic: z.boolean(), turns: z.array(Turn) });
export type Exchange = z.infer<typeof Exchange>;

type Turn = z.infer<typeof Turn>;

const actions = {
  'follow-up-asked': 'asked',
  'follow-up-answered': 'answered',
  'follow-up-accepted': 'accepted',
  'follow-up-sent-back': 'sent-back',
  'follow-up-overdue': 'overdue',
  'follow-up-withdrawn': 'withdrawn',
} as const;

const turnOf = (entry: Entry): { id: string; turn: Turn } | undefined => {
  const { at, by } = entry;
  const common = { at, role: by.role };
  if (entry.step === 'ladder' && entry.order !== undefined) {
    const { followUpId: id, answerBy } = entry.order;
    return { id, turn: { ...common, did: 'asked', rung: entry.rung, answerBy } };
  }
  if (!('followUpId' in entry)) return undefined;
  const rung = 'rung' in entry ? entry.rung : undefined;
  const answerBy = 'answerBy' in entry ? entry.answerBy : undefined;
  const words = 'words' in entry ? entry.words : undefined;
  return { id: entry.followUpId, turn: { ...common, did: actions[entry.step], rung, answerBy, words } };
};

export const exchangesOf = (timeline: readonly Entry[]): Exchange[] => {
  const exchanges = new Map<string, Exchange>();
  for (const entry of timeline) {
    const told = turnOf(entry);
    if (told === undefined) continue;
    const { id, turn } = told;
    const before = exchanges.get(id) ?? { id, automatic: entry.step === 'ladder', turns: [] };
    exchanges.set(id, { ...before, turns: [...before.turns, turn] });
  }
  return [...exchanges.values()];
};
