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

/** Number, who asks, question, answer and cost of each. */
const questions = page
  .split('\n')
  .filter((line) => /^\| [A-Z]?\d+ /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

it.each([
  { what: 'number', cell: 1 },
  { what: 'question', cell: 3 },
  { what: 'answer', cell: 4 },
])('no two questions have one $what', ({ cell }) => {
  expect(questions.length).toBeGreaterThan(50);
  const cells = questions.map((cellsOfOne) => cellsOfOne[cell]);
  expect(cells.filter((text, index) => cells.indexOf(text) !== index)).toEqual([]);
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

const ROW = page.split('\n').find((line) => line.includes('`slipKey`')) ?? '';

it.each([
  {
    from: ROW,
    to: `${ROW}\n${ROW.replace('slipKey', 'ticketKey')}`,
    says: 'SLIP#<> SLIP stands there twice',
  },
  { from: 'key `SLIP#<number>`', to: 'a slip', says: 'no question asks for `SLIP#<number>` / `SLIP`' },
])('says "$says"', ({ from, to, says }) => {
  expect(pageFaults(page.replace(from, to), built).map((fault) => fault.trim())).toContain(says);
});
