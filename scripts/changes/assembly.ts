import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { Template } from './dangers.ts';

const Manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.optional(z.string()),
      properties: z.optional(
        z.object({ templateFile: z.optional(z.string()), stackName: z.optional(z.string()) }),
      ),
    }),
  ),
});

export interface PlannedStack {
  readonly name: string;
  readonly region: string;
  readonly template: Template;
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The stacks that `cdk synth` has written into a folder. */
export const stacksIn = (folder: string): PlannedStack[] =>
  Object.entries(Manifest.parse(readJson(join(folder, 'manifest.json'))).artifacts)
    .filter(([, { type }]) => type === 'aws:cloudformation:stack')
    .map(([id, { environment = '', properties }]) => ({
      name: properties?.stackName ?? id,
      region: environment.split('/').at(-1) ?? '',
      template: Template.parse(readJson(join(folder, properties?.templateFile ?? ''))),
    }));
