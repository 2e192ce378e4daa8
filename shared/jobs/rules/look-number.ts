import { type LookName, looks } from '../../modules.ts';

const names = Object.keys(looks) as LookName[];

/** Of each look a power of two, so that a sum says which ones. */
const numberOf = (look: LookName): number => 2 ** names.indexOf(look);

/** What an alarm is told when these have failed. */
export const numberOfLooks = (failed: readonly LookName[]): number =>
  failed.reduce((sum, look) => sum + numberOf(look), 0);

/** What that alarm says: whose each number is, and what people lose by it. */
export const lookNumbers = (): string =>
  names.map((look) => `${numberOf(look)} ${look} (${looks[look]})`).join('; ');
