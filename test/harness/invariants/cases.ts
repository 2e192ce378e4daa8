import { isDeepStrictEqual } from 'node:util';
import { reduceCase } from '../../../shared/case/rules/apply-entry.ts';
import { type Case, isOpen } from '../../../shared/case/rules/case.ts';
import { nextLook } from '../../../shared/case/rules/move.ts';
import { caseItem, toCase, toEntry } from '../../../shared/case/store/case-item.ts';
import type { Item } from '../../../shared/table/table.ts';

const bare = (it: unknown): unknown => JSON.parse(JSON.stringify(it));

/** I3 and I6: no gap in a timeline, and the case, with its index attributes and orders, is what its timeline tells. */
export const timelineFaults = (pk: string, items: readonly Item[]): string[] => {
  const stored = items.find(({ sk }) => sk === 'CASE');
  const entries = items.filter(({ sk }) => sk.startsWith('ENTRY#')).map(toEntry);
  if (stored === undefined) return [`${pk}: no case`];
  if (entries.length === 0 || entries.some(({ version }, n) => version !== n + 1)) return [`${pk}: a gap`];
  const keys = entries.flatMap(({ key }) => key ?? []);
  const told = reduceCase(entries);
  const orders = items.filter(({ sk }) => sk.startsWith('FOLLOW-UP#')).length;
  return [
    ...(new Set(keys).size === keys.length ? [] : [`${pk}: one step twice`]),
    ...(isDeepStrictEqual(bare(caseItem(told, nextLook(told))), bare(stored))
      ? []
      : [`${pk}: not its timeline`]),
    ...(orders === (told.followUps ?? []).length ? [] : [`${pk}: orders`]),
  ];
};

/** A case that went into another, or came out of it, is counted there. */
export const mergeFaults = (cases: readonly Case[]): string[] =>
  cases
    .filter((it) => {
      const into = cases.filter((one) => one.status === 'merged' && one.into === it.id);
      return it.reporters !== into.reduce((all, { reporters }) => all + reporters, 1);
    })
    .map(({ id }) => `CASE#${id}: reporters`);

const ENDED = ['closed', 'refused', 'merged', 'withdrawn'] as const;

/** I4 at the leaves: the counters of a grid add up to its cases: opened = open + closed + refused + merged + withdrawn. */
export const counterFaults = (cases: readonly Case[], items: readonly Item[]): string[] => {
  const areas = new Set(cases.map(({ area }) => area));
  return [...areas].flatMap((area) => {
    const slices = items.filter(({ pk, sk }) => pk === `TALLY#${area}` && sk.startsWith('CASES#'));
    const sum = (name: string) => slices.reduce((all, one) => all + Number(one[name] ?? 0), 0);
    const there = cases.filter((it) => it.area === area);
    const ended = ENDED.reduce((all, name) => all + sum(name), 0);
    const counted = { opened: sum('opened'), open: sum('opened') - ended };
    const real = { opened: there.length, open: there.filter(isOpen).length };
    return isDeepStrictEqual(counted, real)
      ? []
      : [`${area}: counted ${JSON.stringify(counted)}, there are ${JSON.stringify(real)}`];
  });
};

export const casesIn = (items: readonly Item[]): Case[] =>
  items.filter(({ sk }) => sk === 'CASE').map(toCase);
