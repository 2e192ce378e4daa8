import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { ImportKind } from '../shared/domain/import/import.ts';
import { importClient, Refused } from './import/client.ts';
import { WrongFile } from './import/headers.ts';
import { type ImportReport, type RefusedLine, runImport } from './import/run-import.ts';

const USAGE = `npm run import -- --kind <kind> --file <table.csv> --url <address> [--token <token>] [--dry-run] [--report <file>]

  --kind     areas, workers, households or links; in this order, as each needs the ones before
  --file     a table with commas in UTF-8, its first line naming the columns, in English or in Chinese
  --url      of the service, http://127.0.0.1:3000 for instance
  --token    of a registrar; or in the environment as DOORSTEP_TOKEN
  --dry-run  say what would become of every row, and write nothing
  --report   write the refused rows into this file, as a table

Cut short, it goes on where it stopped when it is started again. Exit codes: 0 all rows are in the register, 1 some were
refused, 2 it could not be done.`;

const SHOWN = 20;

interface Asked {
  readonly order: { readonly file: string; readonly kind: ImportKind; readonly dryRun: boolean };
  readonly url: string;
  readonly token: string;
  readonly report: string | undefined;
}

const readArgs = (args: string[]): Asked => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { kind: text, file: text, url: text, token: text, report: text, 'dry-run': { type: 'boolean' } },
  });
  const { file, url, report, token = process.env['DOORSTEP_TOKEN'] } = values;
  const kind = ImportKind.safeParse(values.kind);
  if (!kind.success || file === undefined || url === undefined || token === undefined)
    throw new WrongFile('Say what to import, from which file, to where, and with whose token.');
  return { order: { file, kind: kind.data, dryRun: values['dry-run'] ?? false }, url, token, report };
};

const table = (refused: readonly RefusedLine[]): string =>
  [
    'line,column,reason',
    ...refused.map((one) => `${one.line},${one.field},"${one.reason.replaceAll('"', '""')}"`),
  ].join('\n');

const print = ({ rows, counts, refused }: ImportReport, dryRun: boolean): void => {
  const { created, exists, changed } = counts;
  const would = dryRun ? ' (dry run, nothing was written)' : '';
  console.log(
    `${rows} rows: ${created} created, ${exists} there already, ${changed} changed, ${counts.refused} refused${would}`,
  );
  for (const one of refused.slice(0, SHOWN)) console.log(`  line ${one.line}, ${one.field}: ${one.reason}`);
  if (refused.length > SHOWN) console.log(`  and ${refused.length - SHOWN} more; --report writes them all.`);
};

const progressBar = () => {
  const bar = new SingleBar({
    format: '{bar} {percentage} % | {value} of {total} rows | {eta_formatted} left',
  });
  return {
    start: (rows: number) => bar.start(rows, 0),
    update: (done: number) => bar.update(done),
    stop: () => bar.stop(),
  };
};

const main = async (args: string[]): Promise<number> => {
  const bar = progressBar();
  try {
    const { order, url, token, report } = readArgs(args);
    const done = await runImport(order, importClient(url, token), bar);
    bar.stop();
    print(done, order.dryRun);
    if (report !== undefined) await writeFile(report, `${table(done.refused)}\n`);
    return done.counts.refused === 0 ? 0 : 1;
  } catch (error) {
    bar.stop();
    if (!(error instanceof WrongFile || error instanceof Refused || isWrongUse(error))) throw error;
    console.error(`${error.message}\n\n${error instanceof Refused ? '' : USAGE}`);
    return 2;
  }
};

const isWrongUse = (error: unknown): error is Error =>
  error instanceof Error &&
  'code' in error &&
  ['ENOENT', 'ERR_PARSE_ARGS_UNKNOWN_OPTION', 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE'].includes(
    String(error.code),
  );

process.exitCode = await main(process.argv.slice(2));
