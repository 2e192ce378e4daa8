import { isDeepStrictEqual } from 'node:util';
import { isOpen } from '../../shared/case/rules/case.ts';
import type { Entry } from '../../shared/case/rules/entry.ts';
import { tallyOfRelocation } from '../../shared/case/rules/move.ts';
import { toCase, toEntry } from '../../shared/case/store/case-item.ts';
import { caseCounterKey } from '../../shared/case/store/keys.ts';
import type { Key } from '../../shared/table/key.ts';
import type { Item } from '../../shared/table/table.ts';
import { type Addition, replayCase } from './replay-case.ts';

/** What has to be written so that a case equals its timeline. */
export interface Reconciled {
  readonly timeline: readonly Entry[];
  readonly puts: readonly Item[];
  readonly removes: readonly Key[];
  readonly additions: readonly Addition[];
}

/** The parts of a case's partition that follow from its timeline. */
const follows = ({ sk }: Item) =>
  sk === 'CASE' || sk === 'TO-VERIFY' || sk.startsWith('ENTRY#') || sk.startsWith('FOLLOW-UP#');

/** Without what the engine does not store. */
const stored = (item: Item): unknown => JSON.parse(JSON.stringify(item));

/** The entries from the first, as far as none is missing: a backup may hold a later one without the one before. */
const unbroken = (entries: readonly Entry[]): Entry[] => {
  const inOrder = entries.toSorted((one, other) => one.version - other.version);
  const gap = inOrder.findIndex(({ version }, n) => version !== n + 1);
  return gap === -1 ? inOrder : inOrder.slice(0, gap);
};

const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk });

/** An ended case without a timeline has outlived its texts and stays; an open one had only just begun to be written. */
const withoutTimeline = (items: readonly Item[]): Reconciled => {
  const skeleton = items.find(({ sk }) => sk === 'CASE');
  const it = skeleton && toCase(skeleton);
  if (it === undefined || isOpen(it))
    return { timeline: [], puts: [], removes: items.filter(follows).map(keyOf), additions: [] };
  const additions = tallyOfRelocation(it, it.endedAt, 1).map(({ month, amounts }) => ({
    add: caseCounterKey(it.area, month, it.id),
    amounts,
  }));
  return { timeline: [], puts: [], removes: [], additions };
};

const entriesIn = (items: readonly Item[]): Entry[] =>
  items.filter(({ sk }) => sk.startsWith('ENTRY#')).map(toEntry);

/**
 * A case of a backup, made whole: one of the last second may hold a step without its entry, or an entry without its
 * step, because AWS copies the writes of a transaction one by one. The unbroken timeline decides, as far as before the version
 * `upTo`.
 */
export const reconcileCase = (items: readonly Item[], upTo = Number.POSITIVE_INFINITY): Reconciled => {
  const timeline = unbroken(entriesIn(items)).filter(({ version }) => version < upTo);
  if (timeline.length === 0) return withoutTimeline(items);
  const { items: replayed, additions } = replayCase(timeline);
  const had = new Map(items.map((item) => [item.sk, item]));
  return {
    timeline,
    additions,
    puts: [...replayed.values()].filter((item) => !isDeepStrictEqual(had.get(item.sk), stored(item))),
    removes: items.filter((item) => follows(item) && !replayed.has(item.sk)).map(keyOf),
  };
};
