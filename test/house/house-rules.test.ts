import { join } from 'node:path';
import { expect, it } from 'vitest';
import { strictRules } from '../../scripts/house/rules.ts';
import { allowedImports } from './allowed-imports.ts';
import { ROOT } from './cruise.ts';
import { closingTheCycle, examples } from './examples.ts';
import { judged } from './tree.ts';

interface Configured {
  readonly default: { readonly forbidden: readonly { readonly name: string }[] };
}

const told = ({ rule, from }: { rule: string; from: string }) => `${rule}: ${from}`;

it('every rule has an example that breaks it', async () => {
  const { default: config }: Configured = await import(join(ROOT, '.dependency-cruiser.js'));
  const shown = new Set(examples.map(({ rule }) => rule));
  expect(config.forbidden.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
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

it('exceptions let through what they name and nothing beside it', () => {
  const rule = 'use-cases-bring-no-library';
  const from = 'shared/notification/use-cases/mail.ts';
  const mail = { from, to: 'node_modules/nodemailer/index.js' };
  const code = { from, to: 'node_modules/qr/index.js' };
  const others = [
    { from, to: 'node_modules/ical-generator/index.js' },
    { from: 'shared/notification/use-cases/send.ts', to: mail.to },
  ];
  const exceptions = [mail, code].map(({ to }) => ({ rule, from: `^${from}$`, to: `^${to}$`, reason: '' }));
  const said = new Set(judged([mail, code, ...others], exceptions));
  expect([...said]).toEqual(others.map((other) => `${rule}: ${other.from}`).sort());
});
