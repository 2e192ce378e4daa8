import type { Link } from './link.ts';

/** The links of one subject after some of them have changed, with those that are new. */
export const linksAfter = (
  links: readonly Link[],
  changes: readonly { readonly before: Link | undefined; readonly after: Link }[],
): Link[] => [
  ...links.filter((link) => changes.every(({ before }) => before !== link)),
  ...changes.map(({ after }) => after),
];

/** What a record counts: how many of its links are to begin. */
export const plannedLinks = (links: readonly Link[]): { plannedLinks?: number | undefined } => {
  const count = links.filter(({ status }) => status === 'planned').length;
  return { plannedLinks: count === 0 ? undefined : count };
};
