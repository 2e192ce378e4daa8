import { type Catalogue, type Facts, type FaultCode, fill, type RefusalCode } from './catalogue/catalogue.ts';

/** What is wrong, before it is told in a language: with a field, or with the whole request. */
export interface Fault {
  readonly code: FaultCode | RefusalCode;
  readonly facts: Facts;
}

/** A fault as the message of a schema, which can only be a text: its code, and its facts as JSON. */
export const fault = (code: Fault['code'], facts: Facts = {}): string =>
  Object.keys(facts).length === 0 ? code : `${code} ${JSON.stringify(facts)}`;

/** The fault that a schema's message stands for. */
export const faultOf = (message: string): Fault => {
  const [, code = message, facts = '{}'] = /^(\S+)(?: (\{.*\}))?$/.exec(message) ?? [];
  return { code: code as FaultCode, facts: JSON.parse(facts) };
};

const sentencesOf = ({ faults, refusals }: Catalogue): Readonly<Record<Fault['code'], string>> => ({
  ...faults,
  ...refusals,
});

/** What is wrong and what to do about it, for a reader of the language. */
export const sayFault = ({ code, facts }: Fault, words: Catalogue): string =>
  fill(sentencesOf(words)[code], facts, words);

/** Whether words stand for a code: what was written down before there were codes is its own words. */
export const isFault = (code: string, words: Catalogue): code is Fault['code'] =>
  Object.hasOwn(sentencesOf(words), code);
