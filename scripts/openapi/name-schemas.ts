import * as z from 'zod/mini';
import { exportedSchemas } from '../schemas/exported.ts';
import { descriptions } from './descriptions.ts';
import { examples } from './examples.ts';
import { FieldProblem, GatewayMessage, Problem } from './problem-schema.ts';
import { programmeWords } from './programme-words.ts';

/** Of no module: what every refusal looks like. */
const REFUSALS = Object.entries({ FieldProblem, GatewayMessage, Problem }).map(([name, value]) => ({
  name,
  file: 'scripts/openapi/problem-schema.ts',
  value,
}));

/** What the domain and the endpoints export is a component under its name there, with its words; the rest is named after its place. */
export const nameSchemas = async (): Promise<void> => {
  const all = await exportedSchemas();
  const domain = all.filter(({ file }) => /^(shared\/(base\/|[^/]+\/rules\/)|functions\/http\/)/.test(file));
  const exported = [...domain, ...REFUSALS];
  const words = descriptions(exported).set('Programme', await programmeWords());
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
