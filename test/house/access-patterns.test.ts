import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pageFaults } from './access-patterns.ts';
import { ROOT } from './cruise.ts';
import { keyBuilders } from './key-builders.ts';

const page = readFileSync(join(ROOT, 'docs/access-patterns.md'), 'utf8');
const built = await keyBuilders();

it('docs/access-patterns.md and the builders of keys say the same, both ways', () => {
  expect(built.length).toBeGreaterThan(70);
  expect(pageFaults(page, built)).toEqual([]);
});

it('asks each question under one number', () => {
  const numbers = [...page.matchAll(/^\| ([A-Z]?\d+) /gm)].map(([, number]) => number);
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
  const questions = [...page.matchAll(/^\| [A-Z]?\d+ +\|[^|]*\|([^|]*)\|/gm)].map(([, words]) =>
    words?.trim(),
  );
  expect(questions.filter((words, index) => questions.indexOf(words) !== index)).toEqual([]);
});

it.each([
  { what: 'a key that nobody builds', from: '`TO-ASK#<township>` / moment', to: '`ASK#<township>` / moment' },
  { what: 'a beginning that nobody builds', from: '`ARRIVED#`', to: '`ENQUEUED#`' },
  { what: 'a builder that is gone', from: '`slipKey`', to: '`slipKey`, `ticketKey`' },
  { what: 'a builder that is not named', from: '`slipKey`', to: '`calendarKey`' },
  { what: 'a builder of another key', from: '`SLIP#<number>` / `SLIP`', to: '`SLIP#<number>` / `NUMBER`' },
  { what: 'a builder of a whole key', from: '`SLIP#<number>` / `SLIP`', to: '`SLIP#<number>`' },
])('sees $what', ({ from, to }) => {
  expect(page).toContain(from);
  expect(pageFaults(page.replaceAll(from, to), built)).not.toEqual([]);
});
