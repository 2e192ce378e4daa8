import { chanceFrom, pick } from '../campaign-kills/chance.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Chance of one operation: the same whatever the others do, so that a story can be told with fewer of them. */
export interface Draw {
  /** Of the operation, such as `c3.7`: what it writes bears it. */
  readonly name: string;
  chance(): number;
  isOneIn(times: number): boolean;
  upTo(most: number): number;
  of<T>(all: readonly T[]): T | undefined;
  ulid(): string;
}

/** Somebody else who wants the same of the same record in the same moment, in words of their own. */
export const rivalOf = (seed: number, name: string): Draw => {
  const [same, own] = [drawFrom(seed, name), drawFrom(seed, `${name} rival`)];
  const ulid = () => {
    // The choices after it stay the same.
    same.ulid();
    return own.ulid();
  };
  return { ...same, name: `${name}r`, ulid };
};

export const drawFrom = (seed: number, name: string): Draw => {
  const chance = chanceFrom(seed, name);
  return {
    name,
    chance,
    isOneIn: (times) => chance() < 1 / times,
    upTo: (most) => pick(chance, most + 1),
    of: (all) => all[pick(chance, all.length)],
    ulid: () => `01JQ${Array.from({ length: 22 }, () => CROCKFORD[pick(chance, 32)]).join('')}`,
  };
};
