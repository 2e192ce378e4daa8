import { isDeepStrictEqual } from 'node:util';
import type { Item } from '../../../shared/table/table.ts';

/** Each attempt to read is noted, and each run of a job leaves a certificate: they may be there more than once. */
const maySay = /^(ACCESS|SWEEP)#/;

/** A sending of an import that was cut short leaves what `finish-work` still has to publish; one that was not leaves nothing. */
const mayBeLeft = /^OUTBOX#/;

/** Locks, recounts, and the place in a list: their version says how often somebody took or set them, and nothing else. */
const countsAttempts = ({ pk, sk }: Item) => /^BULLETIN/.test(pk) || /^(COVERAGE|DAILY|WAY)#/.test(sk);

const bare = (it: unknown): unknown => JSON.parse(JSON.stringify(it));

/** Without moments from `from` on and counters of attempts, where an attempt had to come later. */
const timeless = (it: unknown, from: string): unknown =>
  JSON.parse(
    JSON.stringify(it, (name, value) => {
      if (['version', 'holder', 'attempts'].includes(name)) return undefined;
      return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && value >= from ? 'later' : value;
    }) ?? 'null',
  );

/** What two tables, or two answers, differ in; nothing if one is as good as the other. */
export const differences = (
  expected: readonly Item[],
  found: readonly Item[],
  lateFrom: string | undefined,
): string[] => {
  const view = (it: Item) => {
    const seen = countsAttempts(it) ? { ...it, version: 0, source: 0 } : it;
    return lateFrom === undefined ? bare(seen) : timeless(seen, lateFrom);
  };
  const byKey = (items: readonly Item[]) =>
    new Map(items.filter(({ pk }) => !maySay.test(pk)).map((item) => [`${item.pk} ${item.sk}`, view(item)]));
  const [one, other] = [byKey(expected), byKey(found)];
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].flatMap((name) => {
    if (!other.has(name)) return [`lost: ${name}`];
    if (!one.has(name)) return mayBeLeft.test(name) ? [] : [`more than there should be: ${name}`];
    return isDeepStrictEqual(one.get(name), other.get(name)) ? [] : [`not as it should be: ${name}`];
  });
};

export const sameAnswer = (expected: unknown, found: unknown, lateFrom: string | undefined): boolean =>
  lateFrom === undefined
    ? isDeepStrictEqual(bare(expected ?? null), bare(found ?? null))
    : isDeepStrictEqual(timeless(expected, lateFrom), timeless(found, lateFrom));
