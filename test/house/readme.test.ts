import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './cruise.ts';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const english = read('README.md');
const chinese = read('README.zh-CN.md');
const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;

const headings = (page: string) => [...page.matchAll(/^(#+) /gm)].map(([, level]) => level);
/** Where links lead; to each other the two pages lead by different names. */
const links = (page: string) =>
  [...page.matchAll(/\]\(([^)]+)\)/g)]
    .map(([, target = '']) => target.replace(/^README.*\.md$/, 'the other'))
    .sort();
/** Commands without what is said about them; only Chinese readers ask for Chinese. */
const commands = (page: string) => {
  const blocks = [...page.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) => block.split('\n'));
  const inline = [...page.matchAll(/`((?:npm|npx|node|export|cdk) [^`\n]+)`/g)].map(
    ([, command = '']) => command,
  );
  return [...blocks, ...inline]
    .map((line) =>
      line
        .replace(/ +# .*/, '')
        .replace(' --lang zh-CN', '')
        .trim(),
    )
    .filter((line) => line !== '')
    .sort();
};
const bullets = (page: string) => [...page.matchAll(/^- /gm)].length;

it.each([
  { what: 'headings', of: headings, atLeast: 10 },
  { what: 'links', of: links, atLeast: 14 },
  { what: 'commands', of: commands, atLeast: 20 },
])('README.md and README.zh-CN.md have the same $what', ({ of, atLeast }) => {
  expect(of(english).length).toBeGreaterThanOrEqual(atLeast);
  expect(of(chinese)).toEqual(of(english));
});

it('README.md and README.zh-CN.md list as many points', () => {
  expect(bullets(chinese)).toBe(bullets(english));
});

it('every script that the pages name is there', () => {
  const named = [...english.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});
