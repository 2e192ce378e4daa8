import bo from '../../shared/base/catalogue/bo.json' with { type: 'json' };
import type { Language } from '../../shared/base/catalogue/catalogue.ts';
import en from '../../shared/base/catalogue/en.json' with { type: 'json' };
import zh from '../../shared/base/catalogue/zh-CN.json' with { type: 'json' };
import type { Fault } from '../../shared/base/fault.ts';

const catalogues = { en, 'zh-CN': zh, bo };

/** The sentence of a code as the catalogue has it, with names in place of facts. */
export const sentence = (code: Fault['code'], language: Language): string => {
  const { refusals, faults } = catalogues[language];
  const sentences: Readonly<Record<string, string>> = { ...refusals, ...faults };
  return sentences[code] ?? '';
};

/** The names of the facts that its sentences speak of. */
export const factsIn = (code: Fault['code']): string[] =>
  [...sentence(code, 'en').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
