import { type AreaCode, areasByDepth, lineOf } from '../../base/area-code.ts';
import { atOnce } from '../../table/at-once.ts';

const AT_ONCE = 8;

/**
 * Does the same for some areas and every one above them, each once: the lower ones first, those of one depth side by side. One
 * that fails holds up no other. Answers what went wrong on the way up from an area.
 */
export const eachUpward = async (
  areas: readonly AreaCode[],
  work: (area: AreaCode) => Promise<unknown>,
): Promise<(area: AreaCode) => unknown[]> => {
  const failures = new Map<AreaCode, unknown>();
  for (const level of areasByDepth(areas))
    await atOnce(AT_ONCE, level, (area) => work(area).catch((error) => failures.set(area, error)));
  return (area) => lineOf(area).flatMap((code) => failures.get(code) ?? []);
};
