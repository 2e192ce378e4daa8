import { expect, it } from 'vitest';
import { strictRules } from '../../scripts/house/rules.ts';
import { allowedImports } from './allowed-imports.ts';
import { closingTheCycle, examples } from './examples.ts';
import { judged } from './tree.ts';

const told = ({ rule, from }: { rule: string; from: string }) => `${rule}: ${from}`;

it('every rule has an example that breaks it', () => {
  const shown = new Set(examples.map(({ rule }) => rule));
  expect(strictRules.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
});

it('every rule has a name of its own', () => {
  const names = strictRules.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

it('every example breaks its rule and no other', () => {
  expect(judged([...examples, closingTheCycle])).toEqual(examples.map(told).sort());
});

it('nothing is said to a tree that keeps the rules', () => {
  expect(judged(allowedImports)).toEqual([]);
});

it('an exception lets its own import through and nothing beside it', () => {
  const from = 'shared/notification/use-cases/mail.ts';
  const imports = [
    { from, to: 'node_modules/nodemailer/index.js' },
    { from, to: 'node_modules/qr/index.js' },
    { from: 'shared/notification/use-cases/send.ts', to: 'node_modules/nodemailer/index.js' },
  ];
  const rule = 'use-cases-bring-no-library';
  const exception = { rule, from: `^${from}$`, to: '^node_modules/nodemailer/', reason: 'an example' };
  expect(judged(imports, [exception])).toEqual(
    imports
      .slice(1)
      .map((it) => told({ rule, ...it }))
      .sort(),
  );
});
