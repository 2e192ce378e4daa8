import { FilterCriteria, FilterRule } from 'aws-cdk-lib/aws-lambda';
import type { PublishedKey } from '../../shared/base/module-data.ts';

const oneOf = (beginnings: readonly string[]) => ({
  S: [...new Set(beginnings)].flatMap((text) => FilterRule.beginsWith(text)),
});

const filterFor = (keys: readonly PublishedKey[]) => {
  const sorts = keys.flatMap(({ sk }) => sk ?? []);
  return FilterCriteria.filter({
    dynamodb: {
      Keys: { pk: oneOf(keys.map(({ pk }) => pk)), ...(sorts.length === 0 ? {} : { sk: oneOf(sorts) }) },
    },
  });
};

/**
 * What the stream hands on; all else, a campaign's tasks above all, moves it on and calls nobody. Lambda takes five
 * filters, so all modules share two: one for the partitions of which every change is told, one for those of which some
 * are. The second lets any of its beginnings of a partition stand with any of a sort key; what slips through by that
 * is told to nobody, and a test sees that no key of ours does.
 */
export const publishedOnly = (keys: readonly PublishedKey[]) => {
  const whole = keys.filter(({ sk }) => sk === undefined);
  const parts = keys.filter(({ sk }) => sk !== undefined);
  return [whole, parts].filter((group) => group.length > 0).map(filterFor);
};
