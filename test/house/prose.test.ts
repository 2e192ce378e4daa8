import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './cruise.ts';
import { allProseIn, proseIn } from './prose.ts';
import { places } from './prose-places.ts';
import { trackedFiles } from './tracked-files.ts';

const files = trackedFiles().filter((name) => /^(shared|functions)\/.*\.ts$/.test(name));
const all = files.flatMap((name) =>
  allProseIn(readFileSync(join(ROOT, name), 'utf8')).map((one) => ({ name, ...one })),
);

it('nothing but the catalogues holds words for readers', () => {
  expect(files.length).toBeGreaterThan(400);
  const found = all.filter((one) => one.places.length === 0);
  expect(found.map(({ name, line, text }) => `${name}:${line}: ${text}`)).toEqual([]);
});

describe('a sentence is found', () => {
  it.each([
    { where: 'a value', code: "const a = 'Ask your township.'", found: ['Ask your township.'] },
    {
      where: 'a property',
      code: "const a = { detail: 'Ask your township.' }",
      found: ['Ask your township.'],
    },
    {
      where: 'what a refusal is made of',
      code: "conflict('Ask your township.')",
      found: ['Ask your township.'],
    },
    {
      where: 'the message of a schema',
      code: ['z.maxLength(most, `Send at most $', '{most} rows.`)'].join(''),
      found: ['Send at most … rows.'],
    },
    {
      where: 'a template for a page',
      code: '`<p>Ask your township.</p>`',
      found: ['<p>Ask your township.</p>'],
    },
    { where: 'a key', code: "const a = { 'ask your township': 1 }", found: ['ask your township'] },
    { where: 'Chinese', code: "const a = '请联系所属乡镇'", found: ['请联系所属乡镇'] },
    { where: 'Tibetan', code: "const a = 'ཡུལ་ཚོ་གྲོང་རྡལ'", found: ['ཡུལ་ཚོ་གྲོང་རྡལ'] },
    {
      where: 'a text inside another',
      code: ['f(`$', "{a ? 'Ask your township.' : ''}`)"].join(''),
      found: ['Ask your township.'],
    },
  ])('in $where', ({ code, found }) => {
    expect(proseIn(code).map(({ text }) => text)).toEqual(found);
  });

  it('and two words, a code, a path or a module is none', () => {
    const code =
      "import a from './one two three.ts'; const b = ['two words', 'case.wrong-status', '/a/b c/d']";
    expect(proseIn(code)).toEqual([]);
  });
});

describe.each(places)('$name', ({ name, fine, planted }) => {
  it('may stand there, and not beside', () => {
    expect(proseIn(fine)).toEqual([]);
    expect(allProseIn(fine)).not.toEqual([]);
    expect(proseIn(planted)).not.toEqual([]);
  });

  it('is a place that the code still has', () => {
    expect(all.some((one) => one.places.length === 1 && one.places[0] === name)).toBe(true);
  });
});
