import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consumers } from '../../events/consumers.ts';
import { schedules } from '../../events/schedules.ts';
import { areas } from '../../functions/http/areas.ts';
import { bundled, bundledCode, bundledSources } from '../../infra/bundle.ts';
import { languages } from '../../shared/base/catalogue/catalogue.ts';
import { readCatalogue } from '../../shared/runtime/read-catalogue.ts';
import { type Bench, wholeNumber } from '../bench.ts';
import { inWords } from '../spread.ts';
import { LARGEST, LARGEST_COMPRESSED, type Race, raceImports, sizesOf } from './measure-bundle.ts';

const entries = [
  ...[...areas, ...schedules, ...consumers].map(({ entry }) => entry),
  'identity/add-claims.ts',
];

type Measured = { readonly name: string; readonly files: number } & ReturnType<typeof sizesOf> & Race;

const kilobytes = (bytes: number) => Math.round(bytes / 102.4) / 10;

const row = ({ name, files, bytes, compressedBytes, ...race }: Measured) => ({
  function: name,
  'KB (at most 420)': kilobytes(bytes),
  'KB gzip (at most 130)': kilobytes(compressedBytes),
  'files of ours': files,
  'import, ms': inWords(race.importMs),
  'over the usual stack (at most 0.65)': inWords(race.ratio),
  'the same in processor time': inWords(race.cpuRatio),
});

/** What lies beside each bundle and in none of them: read when somebody is first told something in it. */
const weighCatalogues = () =>
  Promise.all(
    languages.map(async (language) => ({
      language,
      ...sizesOf(JSON.stringify(await readCatalogue(language))),
    })),
  );

const measureAll = async (folder: string, pairs: number) => {
  const write = (name: string, code: string): string => {
    const file = join(folder, `${name.replaceAll(/[^a-z-]+/g, '-')}.mjs`);
    writeFileSync(file, code);
    return file;
  };
  const usualCode = bundled(join(import.meta.dirname, 'usual-stack.ts'));
  const usual = write('usual', usualCode);
  const functions: Measured[] = [];
  for (const name of entries) {
    const code = bundledCode(name);
    const files = bundledSources(name).length;
    functions.push({
      name,
      files,
      ...sizesOf(code),
      ...(await raceImports(usual, write(name, code), pairs)),
    });
  }
  return { usual: sizesOf(usualCode), functions };
};

export const bundleBench: Bench = {
  says: 'size and import time of each function against the usual stack (P8, P9)',
  options: { pairs: '7' },
  async run(options) {
    const folder = mkdtempSync(join(tmpdir(), 'doorstep-bundles-'));
    try {
      const { usual, functions } = await measureAll(folder, wholeNumber('pairs', options['pairs']));
      const kept = functions.every(
        ({ bytes, compressedBytes, ratio }) =>
          bytes <= LARGEST && compressedBytes <= LARGEST_COMPRESSED && ratio.median <= 0.65,
      );
      const { bytes, compressedBytes } = usual;
      const catalogues = await weighCatalogues();
      return {
        figures: { usual, functions, catalogues, withinBudgets: kept },
        sheets: [
          {
            title: `Each function against the usual stack of ${kilobytes(bytes)} KB, ${kilobytes(compressedBytes)} KB gzip; median (lowest to highest)`,
            rows: functions.map(row),
          },
          {
            title: 'Words for readers: in no bundle, one file for each language beside it',
            rows: catalogues.map(({ language, bytes, compressedBytes }) => ({
              language,
              KB: kilobytes(bytes),
              'KB gzip': kilobytes(compressedBytes),
            })),
          },
        ],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
