import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deniedWords } from '../../shared/base/denied-words.ts';
import { deniedInSentence } from '../../shared/base/find-denied.ts';

const everyWord = Object.values(deniedWords).flatMap((words) => Object.values(words).flat());
const tibetan = everyWord.filter((word) => /\p{Script=Tibetan}/u.test(word));

/** Where somebody looks who sets the service up, or answers for the boundary. */
const pages = [
  { page: 'README.md', says: /no list of Tibetan words yet/ },
  { page: 'README.zh-CN.md', says: /藏文词表尚未制定/ },
  { page: 'docs/deploy.md', says: /no list of Tibetan words yet/ },
  { page: 'docs/privacy.md', says: /no list of Tibetan words yet/ },
];

describe('the entry check of what is written in Tibetan', () => {
  it('finds nothing: no word of the list is Tibetan, whatever is written with a tsheg or without', () => {
    expect(tibetan).toEqual([]);
    for (const text of ['དགེ་འདུན་པ་ཞིག', 'དགེ འདུན པ ཞིག', 'ཆོས་ལུགས', 'ཆོས༌ལུགས'])
      expect(deniedInSentence(text)).toBeUndefined();
  });

  it.each(pages)('is said to be missing in $page, as long as it is', ({ page, says }) => {
    expect(says.test(readFileSync(page, 'utf8'))).toBe(tibetan.length === 0);
  });
});
