import type { Day } from '../../base/instant.ts';
import { isShownWithHousehold } from '../../base/vocabulary.ts';
import type { Case } from '../../case/rules/case.ts';
import { toCase } from '../../case/store/case-item.ts';
import { followMergers } from '../../case/store/follow-mergers.ts';
import { caseKey } from '../../case/store/keys.ts';
import type { Context } from '../../table/context.ts';
import { isOver } from '../rules/outcome.ts';
import type { Slip } from '../rules/slip.ts';
import { endingKey, slipKey } from './keys.ts';
import { toEnding, toSlip } from './visit-item.ts';

/** A slip with the records that it points to, as they stand now. */
export interface SlipFile {
  readonly slip: Slip;
  /** In the order in which they were agreed. */
  readonly cases: readonly Case[];
  readonly followUp: { readonly dueOn: Day; readonly over: boolean } | undefined;
}

/** Two requests, and one more for each merger after the other. */
export const readSlip = async ({ table }: Context, number: string): Promise<SlipFile | undefined> => {
  const item = await table.get(slipKey(number));
  if (item === undefined) return undefined;
  const slip = toSlip(item);
  const { followUp, household, requests } = slip;
  const ending = followUp && endingKey({ origin: followUp.origin, household });
  const found = await table.getMany([...requests.map(caseKey), ...(ending === undefined ? [] : [ending])]);
  const cases = found.filter(({ sk }) => sk === 'CASE').map(toCase);
  const agreed = await followMergers(
    table,
    requests.flatMap((id) => cases.find((one) => one.id === id) ?? []),
  );
  return {
    slip,
    // Slips of before 30 November 2026 point to all that was asked for.
    cases: agreed.filter(({ kind }) => isShownWithHousehold(kind)),
    followUp: followUp && {
      dueOn: followUp.dueOn,
      over: found.some((item) => item.sk === ending?.sk && isOver(toEnding(item))),
    },
  };
};
