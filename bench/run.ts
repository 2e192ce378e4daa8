import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench } from './bench.ts';
import { benches } from './benches.ts';
import { printedSheet } from './print-sheet.ts';
import { loadNow, provenance } from './provenance.ts';

const usage = () => {
  const rows = Object.entries(benches).map(([name, { says, options }]) => {
    const given = Object.entries(options).map(([option, value]) => `--${option} ${value}`);
    return { name, 'what it measures': says, 'options and defaults': given.join(' ') };
  });
  return printedSheet({ title: 'npm run bench -- NAME [--save] [options]\n', rows });
};

const optionsOf = ({ options }: Bench, words: string[]) => {
  const named: Record<string, { type: 'string' | 'boolean' }> = { save: { type: 'boolean' } };
  for (const option of Object.keys(options)) named[option] = { type: 'string' };
  const { values } = parseArgs({ args: words, options: named });
  const given = Object.entries(values).filter(([option]) => option !== 'save');
  const texts = given.map(([option, value]) => [option, String(value)]);
  return { save: values['save'] === true, options: { ...options, ...Object.fromEntries(texts) } };
};

const measure = async (name: string, bench: Bench, words: string[]) => {
  const { save, options } = optionsOf(bench, words);
  const load = loadNow();
  const { figures, sheets } = await bench.run(options);
  const result = { name, ...provenance(load), options, ...figures };
  for (const sheet of sheets) console.log(printedSheet(sheet));
  if (save)
    writeFileSync(
      join(import.meta.dirname, 'results', `${name}.json`),
      `${JSON.stringify(result, null, 2)}\n`,
    );
  console.log(JSON.stringify(result));
};

const [name = '', ...words] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench === undefined) {
  console.error(`${name === '' ? 'Name a bench.' : `There is no bench "${name}".`}\n\n${usage()}`);
  process.exitCode = 2;
} else {
  await measure(name, bench, words);
}
