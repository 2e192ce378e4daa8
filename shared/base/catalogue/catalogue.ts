import type bo from './bo.json';
import type en from './en.json';
import type zh from './zh-CN.json';

/** All words for readers, in one language. English says which there are. */
export type Catalogue = typeof en;

/** Does not compile while a language lacks a word. */
type Complete<C extends Catalogue> = C;
export interface Catalogues {
  readonly en: Catalogue;
  readonly 'zh-CN': Complete<typeof zh>;
  readonly bo: Complete<typeof bo>;
}

/** A language that readers may ask for. */
export type Language = keyof Catalogues;
export const languages = ['zh-CN', 'bo', 'en'] as const satisfies readonly Language[];

export type RefusalCode = keyof Catalogue['refusals'];
export type FaultCode = keyof Catalogue['faults'];

/** What words speak of, by its name in them: `{days}`. */
export type Facts = Readonly<Record<string, Fact>>;
type Fact = string | number | readonly (string | number)[];

type Words = Readonly<Record<string, string>>;

/** Facts that name what has to be sent: they stay as they are sent. */
const AS_SENT = ['options', 'value'];

const told = (fact: Fact | undefined, words: Words): string => {
  if (typeof fact === 'object') return fact.map((one) => told(one, words)).join(', ');
  return words[String(fact)] ?? String(fact);
};

/** Words with facts in their places. A fact that has a word of its own in the language is told by it. */
export const fill = (words: string, facts: Facts, { values }: Pick<Catalogue, 'values'>): string =>
  words.replaceAll(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(facts, name) ? told(facts[name], AS_SENT.includes(name) ? {} : values) : place,
  );
