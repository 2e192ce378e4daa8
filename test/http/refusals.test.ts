import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Problem } from '../../scripts/openapi/problem-schema.ts';
import { askEach } from '../../scripts/refusals/ask-each.ts';
import { allCodes } from '../../scripts/refusals/codes.ts';
import { refusalsPage } from '../../scripts/refusals/page.ts';

const codes = allCodes();
const answers = await askEach(codes);

/** Letters that a sentence of the language has, and the other two have not. */
const LETTERS = {
  'zh-CN': /\p{Script=Han}/u,
  bo: /\p{Script=Tibetan}/u,
  en: /^(?:[A-Z][a-z]*|"|\d|[a-z-]+)[^\u0F00-\u9FFF]*$/,
} as const;

describe('every code, asked for over HTTP in three languages', () => {
  it('there are as many answers as codes and languages', () => {
    expect(codes.length).toBeGreaterThan(200);
    expect(answers).toHaveLength(codes.length * 3);
  });

  it.each(codes)('$code is told with its facts, and none is left out of a sentence', ({ code, status }) => {
    for (const { language, status: came, contentLanguage, body } of answers.filter(
      (one) => one.code === code,
    )) {
      const told = body.errors?.[0] ?? body;
      expect(z.safeParse(Problem, body).success).toBe(true);
      expect(told.code).toBe(code);
      expect(status.length === 0 ? [400] : status).toContain(came);
      expect(contentLanguage).toBe(language);
      expect(told.detail).toMatch(LETTERS[language]);
      expect(told.detail).not.toMatch(/[{}]|undefined/);
      for (const fact of Object.values(told.facts).filter((one) => typeof one === 'number'))
        expect(told.detail).toContain(String(fact));
    }
  });

  it('a refusal of the whole request comes with a status; only what is said of a field does not', () => {
    const { faults } = JSON.parse(
      readFileSync(new URL('../../shared/base/catalogue/en.json', import.meta.url), 'utf8'),
    );
    expect(codes.filter(({ status }) => status.length === 0).map(({ code }) => code)).toEqual(
      Object.keys(faults).toSorted(),
    );
  });
});

it('the page of codes is the one that `npm run openapi` writes', () => {
  const file = new URL('../../functions/http/docs/page/refusals.html', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(refusalsPage());
});
