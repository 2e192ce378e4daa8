import type { Fault } from './judge.ts';
import { runHistory } from './run-history.ts';
import { nameOfFault } from './tell-fault.ts';
import type { Setting } from './world.ts';

/** A shorter story takes a run for each attempt; these are enough for most. */
const MOST_RUNS = 60;

const everything = ({ clients, operations }: Setting): string[] =>
  Array.from({ length: clients }, (_, c) => c).flatMap((c) =>
    Array.from({ length: operations }, (_, n) => `c${c}.${n}`),
  );

export interface ShortStory {
  readonly fault: Fault;
  /** All that has to happen for it. */
  readonly operations: readonly string[];
}

/** Leaves out operations as long as a fault of the same name remains: first many at a time, then few. */
export const shortened = async (setting: Setting, fault: Fault): Promise<ShortStory> => {
  const name = nameOfFault(fault);
  let kept = everything(setting);
  let last = fault;
  let runs = 0;
  const failsWith = async (some: readonly string[]) => {
    runs += 1;
    const rest = new Set(some);
    const without = new Set(everything(setting).filter((one) => !rest.has(one)));
    const { faults } = await runHistory({ ...setting, without });
    const same = faults.find((one) => nameOfFault(one) === name);
    if (same !== undefined) last = same;
    return same !== undefined;
  };
  for (let size = Math.ceil(kept.length / 2); size >= 1 && runs < MOST_RUNS; size = Math.floor(size / 2)) {
    for (let start = 0; start < kept.length && runs < MOST_RUNS; ) {
      const fewer = [...kept.slice(0, start), ...kept.slice(start + size)];
      if (fewer.length > 0 && (await failsWith(fewer))) kept = fewer;
      else start += size;
    }
  }
  return { fault: last, operations: kept };
};
