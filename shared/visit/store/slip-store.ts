import type { Day } from '../../base/instant.ts';
import type { Case } from '../../case/rules/case.ts';
import { toCase } from '../../case/store/case-item.ts';
import { caseKey } from '../../case/store/keys.ts';
import type { Context } from '../../table/context.ts';
import type { Table } from '../../table/table.ts';
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

/** A merger of mergers, and so on. */
const MOST_MERGERS = 4;

/** Each case, or in its place the one that it was merged into: whoever asked gets the answer of that one. */
const followed = async (table: Table, cases: readonly Case[], hops = 0): Promise<Case[]> => {
  const into = cases.flatMap((it) => (it.status === 'merged' ? [it.into] : []));
  if (into.length === 0 || hops === MOST_MERGERS) return [...cases];
  const found = (await table.getMany([...new Set(into)].map(caseKey))).map(toCase);
  const next = cases.map((it) =>
    it.status === 'merged' ? (found.find(({ id }) => id === it.into) ?? it) : it,
  );
  return followed(table, next, hops + 1);
};

/** Two requests, and one more where a case was merged. */
export const readSlip = async ({ table }: Context, number: string): Promise<SlipFile | undefined> => {
  const item = await table.get(slipKey(number));
  if (item === undefined) return undefined;
  const slip = toSlip(item);
  const { followUp, household, requests } = slip;
  const ending = followUp && endingKey({ origin: followUp.origin, household });
  const found = await table.getMany([...requests.map(caseKey), ...(ending === undefined ? [] : [ending])]);
  const cases = found.filter(({ sk }) => sk === 'CASE').map(toCase);
  return {
    slip,
    cases: await followed(
      table,
      requests.flatMap((id) => cases.find((one) => one.id === id) ?? []),
    ),
    followUp: followUp && {
      dueOn: followUp.dueOn,
      over: found.some((item) => item.sk === ending?.sk && isOver(toEnding(item))),
    },
  };
};
