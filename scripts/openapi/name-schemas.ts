import * as z from 'zod/mini';
import { exportedSchemas } from '../schemas/exported.ts';
import { descriptions } from './descriptions.ts';
import { examples } from './examples.ts';
import { Problem } from './problem-schema.ts';

const PROBLEM = { name: 'Problem', file: 'scripts/openapi/problem-schema.ts', value: Problem };

/** What the domain exports is a component under its name there, with its words; the rest is written out where it is used. */
export const nameSchemas = async (): Promise<void> => {
  const all = await exportedSchemas();
  const domain = all.filter(({ file }) => /^shared\/(base\/|[^/]+\/rules\/)/.test(file));
  const exported = [...domain, PROBLEM];
  const words = descriptions(exported);
  for (const { name: id, value } of exported) {
    const description = words.get(id);
    const example = examples[id];
    z.globalRegistry.add(value, {
      id,
      ...(description === undefined ? {} : { description }),
      ...(example === undefined ? {} : { examples: [example] }),
    });
  }
};
