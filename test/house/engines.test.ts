import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './cruise.ts';

const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const locked = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
const major = String(own.devDependencies.node).split('.')[0];

it('asks for the Node that it brings, and for none that cannot run its tests', () => {
  expect(own.engines).toEqual({ node: `>=${major}` });
  expect(locked.packages[''].engines).toEqual(own.engines);
});

it('builds for that Node, and names it in the README', () => {
  expect(readFileSync(join(ROOT, 'infra/bundle.ts'), 'utf8')).toContain(`target: 'node${major}'`);
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(`needs Node ${major} `);
});
