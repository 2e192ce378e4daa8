import { fullDiff, type ResourceDifference, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import * as z from 'zod/mini';
import { kept } from './kept.ts';

export const Resource = z.looseObject({
  Type: z.string(),
  DeletionPolicy: z.optional(z.string()),
  Properties: z.optional(
    z.looseObject({ GlobalSecondaryIndexes: z.optional(z.array(z.looseObject({ IndexName: z.string() }))) }),
  ),
});
const Output = z.looseObject({ Value: z.unknown() });
export const Template = z.looseObject({
  Resources: z.record(z.string(), Resource),
  Outputs: z.optional(z.looseObject({ TableName: z.optional(Output) })),
});
export type Template = z.infer<typeof Template>;
type Resource = z.infer<typeof Resource>;

/** Something that a deployment would destroy. */
export interface Danger {
  /** The resource's name in the template and what happens to it, as scripts/changes/wanted.ts names it. */
  readonly name: string;
  readonly loses: string;
}

const ends: Partial<Record<ResourceImpact, string>> = {
  [ResourceImpact.WILL_REPLACE]: 'is replaced',
  [ResourceImpact.MAY_REPLACE]: 'may be replaced',
  [ResourceImpact.WILL_DESTROY]: 'is destroyed',
  [ResourceImpact.WILL_ORPHAN]: 'is left behind',
};

const indexesOf = (one: Resource | undefined) =>
  (one?.Properties?.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName);

/** What a resource that stays may lose all the same. */
const losses = (
  before: Resource | undefined,
  after: Resource | undefined,
): [what: string, loses: string][] => {
  if (before === undefined || after === undefined) return [];
  const stays = before.DeletionPolicy === 'Retain' && after.DeletionPolicy !== 'Retain';
  const gone = indexesOf(before).filter((name) => !indexesOf(after).includes(name));
  return [
    ...(stays
      ? ([['no longer stays when its stack goes', 'the last protection']] as [string, string][])
      : []),
    ...gone.map((name): [string, string] => [`loses the index ${name}`, 'every list that is read from it']),
  ];
};

const dangersOf = (
  before: Resource | undefined,
  after: Resource | undefined,
  { changeImpact }: ResourceDifference,
): [what: string, loses: string][] => {
  const loses = kept[before?.Type ?? ''];
  const end = ends[changeImpact];
  if (loses === undefined) return [];
  return end === undefined ? losses(before, after) : [[end, loses]];
};

const tableOf = ({ Outputs }: Template): unknown => Outputs?.TableName?.Value;

/** Only a restored table stands in a template by its name, and one setting that was forgotten would leave it. */
const leftTable = (before: Template, after: Template): Danger[] => {
  const name = tableOf(before);
  if (typeof name !== 'string' || name === tableOf(after)) return [];
  return [{ name: `The restored table ${name} is left`, loses: 'what was written since it was restored' }];
};

/** What would be destroyed, replaced or left behind on the way from one template of a stack to the next. */
export const dangersIn = (before: Template, after: Template): Danger[] => {
  const dangers = leftTable(before, after);
  fullDiff(before, after).resources.forEachDifference((id, difference) => {
    const [old, next] = [before.Resources[id], after.Resources[id]];
    for (const [what, loses] of dangersOf(old, next, difference))
      dangers.push({ name: `${id} ${what}`, loses });
  });
  return dangers;
};
