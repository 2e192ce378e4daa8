import { type AreaCode, lineOf } from './area-code.ts';

/** Retired codes and what came after each. A code below one of them follows it, unless it has a line of its own. */
export type Retirements = Readonly<Record<string, string>>;

/** Codes are renamed one after the other, never in a ring; this only keeps a damaged list from turning for ever. */
const MOST_RENAMINGS = 50;

const renamedOnce = (code: AreaCode, retired: Retirements): AreaCode | undefined => {
  const nearest = lineOf(code).findLast((one) => retired[one] !== undefined);
  const successor = nearest === undefined ? undefined : retired[nearest];
  return nearest === undefined || successor === undefined
    ? undefined
    : `${successor}${code.slice(nearest.length)}`;
};

/** The code under which an area is found today: the same one, or the last of its successors. */
export const currentArea = (code: AreaCode, retired: Retirements): AreaCode => {
  let current = code;
  for (let n = 0; n < MOST_RENAMINGS; n += 1) {
    const next = renamedOnce(current, retired);
    if (next === undefined) return current;
    current = next;
  }
  return current;
};
