import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { ImportKind } from '../shared/register-import/rules/import.ts';
import { importClient, Refused } from './import/client.ts';
import { columnNames, WrongFile } from './import/headers.ts';
import { type ChangedLine, type ImportReport, type LikelyLine, runImport } from './import/run-import.ts';

const USAGE = `npm run import -- --kind <kind> --file <table.csv> --url <address> [--token <token>] [--dry-run] [--report <file>]

  --kind     areas, units, workers, households or links; in this order, as each needs the ones before
  --file     a table with commas in UTF-8 or GB18030, a line naming the columns, in English or in Chinese
  --url      of the service, http://127.0.0.1:3000 for instance
  --token    of a registrar; or in the environment as DOORSTEP_TOKEN
  --dry-run  say what would become of every row, and write nothing
  --report   write the rows that are refused or change something into this file, as a table

A column that is absent, and a cell that is empty, leave what the register holds; "clear" or "清除" in a cell takes it away.

Columns:
${ImportKind.options.map((kind) => `  ${kind.padEnd(10)} ${columnNames(kind).join(', ')}`).join('\n')}

Cut short, it goes on where it stopped when it is started again. Exit codes: 0 all rows are in the register, 1 some were
refused, 2 it could not be done.`;

const SHOWN = 20;

interface Asked {
  readonly order: { readonly file: string; readonly kind: ImportKind; readonly dryRun: boolean };
  readonly url: string;
  readonly token: string;
  readonly report: string | undefined;
}

/** The command was not understood: how it is used helps, unlike with a file that is wrong. */
class WrongUse extends Error {}

const options = {
  kind: { type: 'string' },
  file: { type: 'string' },
  url: { type: 'string' },
  token: { type: 'string' },
  report: { type: 'string' },
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const valuesIn = (args: string[]) => {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error), { cause: error });
  }
};

const readArgs = (args: string[]): Asked | 'help' => {
  const values = valuesIn(args);
  if (values.help) return 'help';
  const { file, url, report, token = process.env['DOORSTEP_TOKEN'] } = values;
  const kind = ImportKind.safeParse(values.kind);
  if (!kind.success || file === undefined || url === undefined || token === undefined)
    throw new WrongUse('Say what to import, from which file, to where, and with whose token.');
  return { order: { file, kind: kind.data, dryRun: values['dry-run'] ?? false }, url, token, report };
};

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const table = ({ refused, changed, likely }: ImportReport): string =>
  [
    'line,outcome,column,reason',
    ...refused.map((one) => `${one.line},refused,${one.field},${quoted(one.reason)}`),
    ...changed.flatMap(({ line, fields }) => fields.map((field) => `${line},changed,${field},`)),
    ...likely.map((one) => `${one.line},likely-double,${one.likely.join(' ')},`),
  ].join('\n');

/** How many rows change which column, and the first of them by line. */
const printChanges = (changed: readonly ChangedLine[]): void => {
  const rowsOf = Map.groupBy(
    changed.flatMap(({ fields }) => fields),
    (field) => field,
  );
  if (rowsOf.size === 0) return;
  const sums = [...rowsOf].map(([field, some]) => `${field} in ${some.length}`);
  console.log(`Changed columns: ${sums.join(', ')}.`);
  for (const one of changed.slice(0, SHOWN)) console.log(`  line ${one.line}: ${one.fields.join(', ')}`);
  if (changed.length > SHOWN) console.log(`  and ${changed.length - SHOWN} more; --report writes them all.`);
};

/** Who may be in the register already. */
const printDoubles = (likely: readonly LikelyLine[]): void => {
  if (likely.length === 0) return;
  console.log(`With the same contact as a household of the grid: ${likely.length} rows.`);
  for (const one of likely.slice(0, SHOWN)) console.log(`  line ${one.line}: as ${one.likely.join(', ')}`);
  if (likely.length > SHOWN) console.log(`  and ${likely.length - SHOWN} more; --report writes them all.`);
};

const print = (
  { rows, counts, refused, changed: lines, likely, leftOut }: ImportReport,
  dryRun: boolean,
): void => {
  const { created, exists, changed } = counts;
  const would = dryRun ? ' (dry run, nothing was written)' : '';
  console.log(
    `${rows} rows: ${created} created, ${exists} there already, ${changed} changed, ${counts.refused} refused${would}`,
  );
  if (leftOut.length > 0) console.log(`Left out, as sums: line ${leftOut.join(', ')}.`);
  printChanges(lines);
  printDoubles(likely);
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
    const asked = readArgs(args);
    if (asked === 'help') {
      console.log(USAGE);
      return 0;
    }
    const { order, url, token, report } = asked;
    const done = await runImport(order, importClient(url, token), bar);
    bar.stop();
    print(done, order.dryRun);
    if (report !== undefined) await writeFile(report, `${table(done)}\n`);
    return done.counts.refused === 0 ? 0 : 1;
  } catch (error) {
    bar.stop();
    if (!isForTheReader(error)) throw error;
    console.error(error instanceof WrongUse ? `${error.message}\n\n${USAGE}` : error.message);
    return 2;
  }
};

const isForTheReader = (error: unknown): error is Error =>
  error instanceof WrongUse ||
  error instanceof WrongFile ||
  error instanceof Refused ||
  (error instanceof Error && 'code' in error && error.code === 'ENOENT');

process.exitCode = await main(process.argv.slice(2));
