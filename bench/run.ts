import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Bench, WrongWord } from './bench.ts';
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

const parsedWords = ({ options }: Bench, words: string[]) => {
  const named: Record<string, { type: 'string' | 'boolean' }> = { save: { type: 'boolean' } };
  for (const option of Object.keys(options)) named[option] = { type: 'string' };
  try {
    return parseArgs({ args: words, options: named }).values;
  } catch (cause) {
    throw new WrongWord(cause instanceof Error ? cause.message : String(cause), { cause });
  }
};

const optionsOf = (bench: Bench, words: string[]) => {
  const { save = false, ...given } = parsedWords(bench, words);
  const texts = Object.entries(given).map(([option, value]) => [option, String(value)]);
  return { save, options: { ...bench.options, ...Object.fromEntries(texts) } };
};

const saveResult = (name: string, result: object) => {
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
};

const measure = async (name: string, words: string[]) => {
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (bench === undefined)
    throw new WrongWord(name === '' ? 'Name a bench.' : `There is no bench "${name}".`);
  const { save, options } = optionsOf(bench, words);
  const load = loadNow();
  const { figures, sheets, isKept = true } = await bench.run(options);
  const result = { name, ...provenance(load), options, ...figures };
  for (const sheet of sheets) console.log(printedSheet(sheet));
  if (save) saveResult(name, result);
  console.log(JSON.stringify(result));
  if (!isKept) process.exitCode = 1;
};

const [name = '', ...words] = process.argv.slice(2);
try {
  await measure(name, words);
} catch (error) {
  if (!(error instanceof WrongWord)) throw error;
  console.error(`${error.message}\n\n${usage()}`);
  process.exitCode = 2;
}
