import type { Entry } from '../../shared/case/rules/entry.ts';

interface Half {
  readonly caseId: string;
  readonly version: number;
  /** `merged A B` or `parted A B`: A is the case that goes into, or out of, B. */
  readonly pair: string;
  /** Whether it is A's half. */
  readonly first: boolean;
}

/** The steps of a timeline that two cases took together, in one transaction. */
const halvesOf = (timeline: readonly Entry[]): Half[] => {
  let into = '';
  return timeline.flatMap((entry): Half[] => {
    const { caseId, version } = entry;
    const half = (pair: string, first: boolean): Half[] => [{ caseId, version, pair, first }];
    if (entry.step === 'merged') into = entry.into;
    if (entry.step === 'merged') return half(`merged ${caseId} ${into}`, true);
    if (entry.step === 'absorbed') return half(`merged ${entry.from} ${caseId}`, false);
    if (entry.step === 'unmerged') return half(`parted ${caseId} ${into}`, true);
    if (entry.step === 'released') return half(`parted ${entry.from} ${caseId}`, false);
    return [];
  });
};

/** Those of one pair that have no counterpart: as many as one case has more than the other, its latest. */
const uneven = (halves: readonly Half[]): Half[] => {
  const inOrder = halves.toSorted((one, other) => one.version - other.version);
  const firsts = inOrder.filter(({ first }) => first);
  const seconds = inOrder.filter(({ first }) => !first);
  return firsts.length > seconds.length ? firsts.slice(seconds.length) : seconds.slice(firsts.length);
};

export interface Halved {
  readonly caseId: string;
  readonly version: number;
}

export interface Pairs {
  /** Replaces what was told of the case before. */
  tell(caseId: string, timeline: readonly Entry[]): void;
  /** A step that only one of its two cases has taken, if there is one. */
  halved(): Halved | undefined;
}

/** Listens to timelines, and tells which steps of two cases reached only one of them. */
export const listenForPairs = (): Pairs => {
  const seen = new Map<string, Half[]>();
  return {
    tell(caseId, timeline) {
      const halves = halvesOf(timeline);
      if (halves.length === 0) seen.delete(caseId);
      else seen.set(caseId, halves);
    },
    halved() {
      const pairs = Map.groupBy([...seen.values()].flat(), ({ pair }) => pair);
      return [...pairs.values()].flatMap(uneven).sort((one, other) => one.version - other.version)[0];
    },
  };
};
