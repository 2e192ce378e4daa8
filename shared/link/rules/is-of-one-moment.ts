import type { Link } from './link.ts';

interface Door {
  readonly record: { readonly liaison?: string | undefined; readonly plannedLinks?: number | undefined };
  readonly links: readonly Link[];
}

/**
 * Whether a record and its links are of one moment, as far as they tell: the link of whom the record names is among them,
 * and so are as many that begin later as it counts. One that is not seen yet would stay behind when its door gets another number, or let a second one begin beside it. What
 * is seen too early needs no care: each link is guarded by its version.
 */
export const isOfOneMoment = ({ record: { liaison, plannedLinks = 0 }, links }: Door): boolean =>
  (liaison === undefined || links.some(({ status, worker }) => status === 'live' && worker === liaison)) &&
  links.filter(({ status }) => status === 'planned').length >= plannedLinks;
