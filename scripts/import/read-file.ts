import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import * as z from 'zod/mini';
import type { ImportKind } from '../../shared/register-import/rules/import.ts';
import { MOST_ROWS } from '../../shared/register-import/rules/import.ts';
import { columnsOf, WrongFile } from './headers.ts';

export interface FileRow {
  /** The line on which it ends, as an editor counts. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

const Row = z.object({
  info: z.object({ lines: z.number() }),
  record: z.record(z.string(), z.string()),
});

/** What a text becomes that is not UTF-8. */
const BROKEN = '\uFFFD';

const rowOf = (raw: unknown): FileRow => {
  const { info, record } = Row.parse(raw);
  if (Object.values(record).some((cell) => cell.includes(BROKEN)))
    throw new WrongFile(`Line ${info.lines} is not UTF-8. Save the file as "CSV UTF-8".`);
  return { line: info.lines, cells: record };
};

async function* rowsIn(file: string, kind: ImportKind): AsyncGenerator<FileRow> {
  const parser = parse({
    bom: true,
    columns: (header: string[]) => columnsOf(kind, header),
    info: true,
    skip_empty_lines: true,
    trim: true,
  });
  const source = createReadStream(file);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const row of parser) yield rowOf(row);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw Object.assign(new WrongFile(error.message), { cause: error });
  }
}

/** The rows of a table in parts of 500, read as they are needed. */
export async function* chunksIn(file: string, kind: ImportKind): AsyncGenerator<FileRow[]> {
  let chunk: FileRow[] = [];
  for await (const row of rowsIn(file, kind)) {
    chunk.push(row);
    if (chunk.length < MOST_ROWS) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** How many rows there are, and a fingerprint of kind and content: the same file is the same import. */
export const survey = async (file: string, kind: ImportKind): Promise<{ rows: number; digest: Buffer }> => {
  const hash = createHash('sha256').update(kind);
  for await (const bytes of createReadStream(file)) hash.update(bytes);
  let rows = 0;
  for await (const chunk of chunksIn(file, kind)) rows += chunk.length;
  return { rows, digest: hash.digest() };
};
