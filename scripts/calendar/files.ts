import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../shared/calendar/rules/', import.meta.url);

export const calendarFile = (name: string): URL => new URL(name, FOLDER);
export const yearFile = (year: number): URL => calendarFile(`years/${year}.ts`);

export const readText = (file: URL): string => readFileSync(file, 'utf8');

/** The years that have a file, whether or not the index names them yet. */
export const yearsOnDisk = (): number[] =>
  readdirSync(calendarFile('years/'))
    .map((name) => Number(name.replace('.ts', '')))
    .sort((one, other) => one - other);

/** Reads a year's file itself, not the index, so that a new one is checked before anything uses it. */
export async function readYear(year: number): Promise<unknown> {
  const module: Record<string, unknown> = await import(yearFile(year).href);
  return module[`year${year}`];
}
