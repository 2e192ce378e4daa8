import type { Context } from '../../table/context.ts';
import { readWhole } from '../../table/read-whole.ts';
import { allOf } from '../../table/table.ts';
import type { Case } from '../rules/case.ts';
import type { Entry } from '../rules/entry.ts';
import { toCase, toEntry } from './case-item.ts';
import { caseKey } from './keys.ts';

export interface WholeCase {
  readonly it: Case;
  readonly timeline: readonly Entry[];
}

const read = async ({ table }: Context, id: string): Promise<WholeCase | undefined> => {
  const [first, ...rest] = await allOf(table, { pk: caseKey(id).pk });
  if (first === undefined || first.sk !== caseKey(id).sk) return undefined;
  return { it: toCase(first), timeline: rest.filter(({ sk }) => sk.startsWith('ENTRY#')).map(toEntry) };
};

/** Every entry is one version, so that the two tell on each other. Without any entry there is nothing to wait for. */
const isWhole = ({ it: { version }, timeline }: WholeCase): boolean => {
  const isMissing = timeline.length === 0 && version > 1;
  return isMissing || (timeline.length === version && timeline.at(-1)?.version === version);
};

/**
 * A case with its timeline, both of one moment: a step that is not seen is taken twice. Where entries are missing for
 * good, it is read as it stands in the end.
 */
export const readWholeCase = (ctx: Context, id: string): Promise<WholeCase | undefined> =>
  readWhole(
    () => read(ctx, id),
    (file) => file === undefined || isWhole(file),
  );
