import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import * as z from 'zod/mini';
import type { ImportKind } from '../../shared/register-import/rules/import.ts';
import { MOST_ROWS } from '../../shared/register-import/rules/import.ts';
import { namesChineseColumn, WrongFile } from './headers.ts';
import { type FileRow, type Line, tableRows } from './table-rows.ts';

/** A line as the parser hands it over. */
const Parsed = z.object({ info: z.object({ lines: z.number() }), record: z.array(z.string()) });

/** UTF-8, or what Excel in China writes unless it is told otherwise. */
type Encoding = 'utf-8' | 'gb18030';

const decoded = (file: string, encoding: Encoding): ReadableStream<string> =>
  Readable.toWeb(createReadStream(file)).pipeThrough(new TextDecoderStream(encoding, { fatal: true }));

/** How the file begins, if all of it is in this encoding. */
const beginIn = async (file: string, encoding: Encoding): Promise<string | undefined> => {
  let begin = '';
  try {
    for await (const part of decoded(file, encoding)) begin = begin === '' ? part : begin;
    return begin;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

/** Nearly any bytes are some text in GB18030: it is believed where the names of columns come out. */
const encodingOf = async (file: string, kind: ImportKind): Promise<Encoding> => {
  if ((await beginIn(file, 'utf-8')) !== undefined) return 'utf-8';
  const begin = await beginIn(file, 'gb18030');
  if (begin !== undefined && namesChineseColumn(kind, begin)) return 'gb18030';
  throw new WrongFile('The file is no text in UTF-8. Save it as "CSV UTF-8".');
};

async function* linesIn(file: string, encoding: Encoding): AsyncGenerator<Line> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });
  const source = Readable.fromWeb(decoded(file, encoding));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const raw of parser) {
      const { info, record } = Parsed.parse(raw);
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw Object.assign(new WrongFile(error.message), { cause: error });
  }
}

/** A file whose encoding is known. */
export interface Table {
  readonly file: string;
  readonly kind: ImportKind;
  readonly encoding: Encoding;
}

/** The rows of a table in parts of 500, read as they are needed. */
export async function* chunksIn(
  { file, kind, encoding }: Table,
  leftOut: (line: number) => void = () => undefined,
): AsyncGenerator<FileRow[]> {
  let chunk: FileRow[] = [];
  for await (const row of tableRows(linesIn(file, encoding), kind, leftOut)) {
    chunk.push(row);
    if (chunk.length < MOST_ROWS) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

export interface Survey {
  readonly table: Table;
  readonly rows: number;
  /** Lines of sums, which are about nobody. */
  readonly leftOut: readonly number[];
  /** A fingerprint of kind and content: the same file is the same import. */
  readonly digest: Buffer;
}

export const survey = async (file: string, kind: ImportKind): Promise<Survey> => {
  const hash = createHash('sha256').update(kind);
  for await (const bytes of createReadStream(file)) hash.update(bytes);
  const table = { file, kind, encoding: await encodingOf(file, kind) };
  const leftOut: number[] = [];
  let rows = 0;
  for await (const chunk of chunksIn(table, (line) => leftOut.push(line))) rows += chunk.length;
  return { table, rows, leftOut, digest: hash.digest() };
};
