/** Texts that may lead from one record to another: what names a person, a door, a case, a visit or a site. */
const LINKING = [
  /[rs]-[0-7][0-9A-HJKMNP-TV-Z]{25}/g,
  /(?<![0-9A-Z-])[0-7][0-9A-HJKMNP-TV-Z]{25}(?![0-9A-Z])/g,
  /(?<!\d)[1-9]\d{14}-\d{4}/g,
];

/** One thing that is stored, or one that is answered: all that stands in it belongs together. */
export interface Seen {
  readonly at: string;
  readonly value: unknown;
}

const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
};

const namedIn = ({ value }: Seen, people: readonly string[]): Set<string> => {
  const texts = textsOf(value);
  const ids = texts.flatMap((text) => LINKING.flatMap((pattern) => text.match(pattern) ?? []));
  return new Set([...ids, ...people.filter((name) => texts.some((text) => text.includes(name)))]);
};

/**
 * How somebody who holds all of this could get from people to a goal: from what names one of them to what else stands there, and
 * on from that. Each step says where; nothing, if there is no way. Staff, offices, places and days are no steps: all of the
 * township shares them.
 */
export const pathTo = (
  all: readonly Seen[],
  people: readonly string[],
  goal: string,
): readonly string[] | undefined => {
  const records = all.map((seen) => ({ at: seen.at, names: namedIn(seen, people) }));
  const ways = new Map<string, readonly string[]>(people.map((name) => [name, [name]]));
  const queue = [...people];
  for (let name = queue.shift(); name !== undefined; name = queue.shift())
    for (const { at, names } of records.filter((one) => one.names.has(name ?? '')))
      for (const next of names)
        if (!ways.has(next)) {
          ways.set(next, [...(ways.get(name) ?? []), at, next]);
          queue.push(next);
        }
  return ways.get(goal);
};
