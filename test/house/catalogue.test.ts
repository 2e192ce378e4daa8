import { describe, expect, it } from 'vitest';
import bo from '../../shared/base/catalogue/bo.json' with { type: 'json' };
import en from '../../shared/base/catalogue/en.json' with { type: 'json' };
import zh from '../../shared/base/catalogue/zh-CN.json' with { type: 'json' };

type Words = { readonly [key: string]: string | Words };

/** Every text of a catalogue by the path of its keys; `//` is a remark to whoever goes through the file. */
const textsOf = (words: Words, path: readonly string[] = []): Map<string, string> =>
  new Map(
    Object.entries(words)
      .filter(([key]) => key !== '//')
      .flatMap(([key, value]) =>
        typeof value === 'string'
          ? [[[...path, key].join('/'), value] as const]
          : [...textsOf(value, [...path, key])],
      ),
  );

const english = textsOf(en);
const placesIn = (text = '') => [...new Set(text.match(/\{\w*\}/g))].toSorted();

describe.each([
  { language: 'Chinese', words: textsOf(zh), letters: /\p{Script=Han}/u },
  { language: 'Tibetan', words: textsOf(bo), letters: /\p{Script=Tibetan}/u },
])('the catalogue in $language', ({ words, letters }) => {
  it('has every word that English has, and no other, in the same order', () => {
    expect([...words.keys()]).toEqual([...english.keys()]);
  });

  it('is written in the letters of its language', () => {
    expect([...words].filter(([, text]) => !letters.test(text))).toEqual([]);
  });

  it('speaks of the same facts', () => {
    const other = [...words].filter(([key, text]) => `${placesIn(text)}` !== `${placesIn(english.get(key))}`);
    expect(other).toEqual([]);
  });
});

it('the Tibetan says first of all that no native reader has gone through it', () => {
  expect(Object.entries(bo)[0]).toEqual(['//', expect.stringMatching(/^Unreviewed/)]);
});

const IMPERATIVES =
  /(^|[.;:,] )((and|or|then|if [^,]+,) )?(Add|Answer|Ask|Assign|Begin|Cancel|Choose|Close|Come|Compare|Describe|Do|Enable|End|Enter|File|Finish|Find|Give|Go|Hand|Leave|Let|Look|Make|Merge|Name|Note|Open|Re-open|Read|Remove|Report|Return|Say|See|Send|Settle|Sign|State|Take|Try|Use|Wait|Withdraw|Write)\b/i;
/** Where somebody else has to act, saying so says what to do. */
const SOMEBODY_ELSE = /\b((somebody|someone|a colleague) .*has to)\b/i;

/** Judged by hand: what to do is said in other words. */
const ALSO_SAYS_IT: Readonly<Record<string, string>> = {
  'refusals/area.code-by-state': 'a township or less can move',
  'refusals/request.bad-fields': 'Each is named below with what to send',
};

describe('a refusal', () => {
  const told = [...english].filter(([key]) => /^(refusals|faults)\//.test(key));

  it('says what to do next', () => {
    const silent = told.filter(([key, text]) => {
      const byHand = ALSO_SAYS_IT[key];
      return !(byHand === undefined
        ? IMPERATIVES.test(text) || SOMEBODY_ELSE.test(text)
        : text.includes(byHand));
    });
    expect(silent).toEqual([]);
  });

  it('is judged by hand only where the rule does not see it', () => {
    const needless = Object.keys(ALSO_SAYS_IT).filter((key) => IMPERATIVES.test(english.get(key) ?? ''));
    expect(needless).toEqual([]);
  });

  it.each(['The case has ended; nothing is due.', 'A link ends today or later.'])(
    'that only says what is wrong would be found: %s',
    (text) => {
      expect(IMPERATIVES.test(text) || SOMEBODY_ELSE.test(text)).toBe(false);
    },
  );
});
