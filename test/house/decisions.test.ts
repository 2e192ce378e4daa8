import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './cruise.ts';
import { decisionsNamed, indexFaults } from './decisions.ts';
import { trackedFiles } from './tracked-files.ts';

const FOLDER = 'docs/decisions';
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const index = read(`${FOLDER}/README.md`);
const decisions = globSync(`${FOLDER}/[0-9]*.md`, { cwd: ROOT }).map((path) => ({
  file: path.slice(FOLDER.length + 1),
  heading: read(path).split('\n')[0] ?? '',
}));

it('the index of the decisions lists each once, under its own title', () => {
  expect(decisions.length).toBeGreaterThan(40);
  expect(indexFaults(index, decisions)).toEqual([]);
});

it('every heading of the index is a folder that stands', () => {
  const folders = [...index.matchAll(/^## `(.+)`$/gm)].map(([, folder = '']) => folder);
  expect(folders.length).toBeGreaterThan(15);
  expect(folders.filter((folder) => !statSync(join(ROOT, folder)).isDirectory())).toEqual([]);
});

it.each(['**Decision.**', '**What it costs.**'])('every decision has its part "%s"', (part) => {
  expect(decisions.filter(({ file }) => !read(`${FOLDER}/${file}`).includes(part))).toEqual([]);
});

it('nobody names a decision that is not there', () => {
  const numbers = new Set(decisions.map(({ file }) => file.slice(0, 4)));
  const named = trackedFiles()
    .filter((file) => /\.(md|ts)$/.test(file) && !file.startsWith('test/house/decisions'))
    .flatMap((file) =>
      decisionsNamed(read(file), file.startsWith(FOLDER)).map((number) => ({ file, number })),
    );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ number }) => !numbers.has(number))).toEqual([]);
});

const page = { file: '0007-ask-first.md', heading: '# 0007 Ask first' };
const line = '- [0007](0007-ask-first.md) Ask first\n';

it.each([
  { what: 'a decision that is not listed', listed: '', pages: [page] },
  { what: 'one that is listed twice', listed: line + line, pages: [page] },
  { what: 'one that is gone', listed: line, pages: [] },
  { what: 'another title', listed: line.replace('Ask first', 'Ask last'), pages: [page] },
  { what: 'another number', listed: line.replace('[0007]', '[0008]'), pages: [page] },
  {
    what: 'a file with an old name',
    listed: '- [0007](0007-ask.md) Ask first\n',
    pages: [{ ...page, file: '0007-ask.md' }],
  },
])('sees $what', ({ listed, pages }) => {
  expect(indexFaults(listed, pages)).not.toEqual([]);
});

it('hears numbers of decisions, alone and in a row', () => {
  expect(decisionsNamed('decision 0016, and (0072) or decisions 0001, 0002 and 0003; 0004')).toEqual([
    '0016',
    '0001',
    '0002',
    '0003',
  ]);
  expect(decisionsNamed('as before (0086), in 2026', true)).toEqual(['0086']);
});
