import { type DeniedWords, deniedWords, ordinaryChinese } from './denied-words.ts';

/** Accents, full-width letters and invisible characters do not hide a word. */
const plain = (text: string): string => text.normalize('NFKD').replaceAll(/[\p{M}\p{Cf}]/gu, '');

/** `subsidyGrade`, `subsidy_grade` and `subsidy-grade` are two words; a run of capitals is one, digits are none. */
const wordsOf = (text: string): string[] =>
  plain(text)
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');

/** Every run of neighbouring words, written together: `checkIn` holds `check`, `checkin` and `in`. */
const runsOf = (words: readonly string[]): string[] =>
  words.flatMap((_, from) =>
    words.slice(from).map((_, length) => words.slice(from, from + length + 1).join('')),
  );

const isLatin = (pattern: string, runs: readonly string[]): boolean => {
  const stem = pattern.replaceAll(/[_*]/g, '');
  if (pattern.endsWith('*')) return runs.some((run) => run.startsWith(stem));
  return runs.some((run) => run === stem || run === `${stem}s`);
};

/** Short syllables occur by chance inside English words, so they count only as words of their own. */
const isPinyin = (word: string, runs: readonly string[]): boolean =>
  word.length < 5 ? runs.includes(word) : runs.some((run) => run.includes(word));

const deniedBy = ({ latin, chinese, pinyin }: DeniedWords, text: string): string[] => {
  const runs = runsOf(wordsOf(text));
  return [
    ...latin.filter((pattern) => isLatin(pattern, runs)),
    ...chinese.filter((word) => plain(text).includes(word)),
    ...pinyin.filter((word) => isPinyin(word, runs)),
  ];
};

/** The denied words that a name, a value or a label contains, as they stand in the list. */
export const findDenied = (text: string): string[] => [
  ...new Set(Object.values(deniedWords).flatMap((words) => deniedBy(words, text))),
];

/** Gaps between Chinese characters do not hide a word either. */
const joined = (text: string): string =>
  plain(text)
    .replaceAll(/(?<=\p{Script=Han})[\s·•・‧.-]+(?=\p{Script=Han})/gu, '')
    .toLowerCase();

/** Any of these words, as words of their own. */
const anyOf = (words: readonly string[]): string =>
  `(?<![\\p{L}\\d])(?:${words.join('|').replaceAll('_', '[\\s_-]?')})(?![\\p{L}\\d])`;

const hasWord = (text: string, word: string): boolean => new RegExp(anyOf([word]), 'u').test(text);

const groups: readonly DeniedWords[] = Object.values(deniedWords);

const everyWord = (): RegExp =>
  new RegExp(
    [
      ...groups.flatMap(({ chinese }) => chinese),
      anyOf(groups.flatMap(({ inSentences }) => inSentences)),
    ].join('|'),
    'u',
  );
let madeOnce: RegExp | undefined;

/** Nearly every text holds none of all the words: one look tells. What it looks for is made when it is first needed. */
const isClean = (text: string): boolean => {
  madeOnce ??= everyWord();
  return !madeOnce.test(text);
};

/** What a sentence or a name says that is not written down about people: by the group of the word, never the word itself. */
export const deniedInSentence = (sent: string): DeniedWords['told'] | undefined => {
  const text = joined(sent);
  if (isClean(text)) return undefined;
  const han = ordinaryChinese.reduce((rest, ordinary) => rest.replaceAll(ordinary, ' '), text);
  const isIn = ({ chinese, inSentences }: DeniedWords) =>
    chinese.some((word) => han.includes(word)) || inSentences.some((word) => hasWord(text, word));
  return groups.find(isIn)?.told;
};
