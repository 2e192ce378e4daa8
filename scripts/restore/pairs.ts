import type { Entry } from '../../shared/domain/case/entry.ts';

interface Half {
  readonly caseId: string;
  /** `merged A B` or `parted A B`: A is the case that goes into, or out of, B. */
  readonly pair: string;
  /** 1 for A's half, -1 for B's. */
  readonly side: 1 | -1;
}

/** The steps of a timeline that two cases took together, in one transaction. */
const halvesOf = (timeline: readonly Entry[]): Half[] => {
  const halves: Half[] = [];
  let into = '';
  for (const entry of timeline) {
    const { caseId } = entry;
    if (entry.step === 'merged') into = entry.into;
    if (entry.step === 'merged') halves.push({ caseId, pair: `merged ${caseId} ${into}`, side: 1 });
    if (entry.step === 'absorbed') halves.push({ caseId, pair: `merged ${entry.from} ${caseId}`, side: -1 });
    if (entry.step === 'unmerged') halves.push({ caseId, pair: `parted ${caseId} ${into}`, side: 1 });
    if (entry.step === 'released') halves.push({ caseId, pair: `parted ${entry.from} ${caseId}`, side: -1 });
  }
  return halves;
};

export interface Pairs {
  add(timeline: readonly Entry[]): void;
  /** Cases with a step whose other half is not in the backup. */
  halved(): string[];
}

/** Listens to all timelines, and tells which steps of two cases reached only one of them. */
export const listenForPairs = (): Pairs => {
  const balance = new Map<string, number>();
  return {
    add(timeline) {
      for (const { pair, side } of halvesOf(timeline)) balance.set(pair, (balance.get(pair) ?? 0) + side);
    },
    halved() {
      const uneven = [...balance].filter(([, count]) => count !== 0);
      return uneven.map(([pair, count]) => pair.split(' ')[count > 0 ? 1 : 2] ?? '');
    },
  };
};
