import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Scene } from './scene.ts';

const Template = z.object({ Resources: z.record(z.string(), z.object({ Type: z.string() })) });

/** Everything that the templates ask for stands, and nothing else; answers how many resources that are. */
export const everythingStands = ({ assembly, resources }: Scene): number => {
  const asked = ['Data', 'Service'].flatMap((stack) => {
    const text = readFileSync(join(assembly, `${stack}.template.json`), 'utf8');
    return Object.entries(Template.parse(JSON.parse(text)).Resources).map(
      ([id, { Type }]) => `${Type} ${id}`,
    );
  });
  const existing = resources.map(({ id, type }) => `${type} ${id}`);
  assert.deepEqual(existing.sort(), asked.sort());
  const unfinished = resources.filter(({ status }) => !status.endsWith('_COMPLETE'));
  assert.deepEqual(unfinished, []);
  return existing.length;
};
