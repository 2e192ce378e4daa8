/** A measurement that `npm run bench -- NAME` can take. */
export interface Bench {
  /** One line for the list of names. */
  readonly says: string;
  /** What may be set with `--name value`, and what holds otherwise. */
  readonly options: Options;
  run(options: Options): Promise<Findings>;
}

export type Options = Readonly<Record<string, string>>;

export interface Findings {
  /** For programs: becomes the JSON object of the last line and of the results file. */
  readonly figures: Readonly<Record<string, unknown>>;
  /** For people. */
  readonly sheets: readonly Sheet[];
  /** `false` where a budget was broken that ends the command with 1. */
  readonly isKept?: boolean;
}

export interface Sheet {
  readonly title: string;
  readonly rows: readonly Readonly<Record<string, string | number>>[];
}

/** A word on the command line that cannot be understood; its message is for whoever typed it. */
export class WrongWord extends Error {}

/** A whole number from the command line; refuses anything else, and 0. */
export const wholeNumber = (name: string, text: string | undefined): number => {
  if (text === undefined || !/^[1-9]\d{0,8}$/.test(text))
    throw new WrongWord(`--${name} takes a whole number, not "${text}".`);
  return Number(text);
};
