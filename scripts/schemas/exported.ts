import { globSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const root = join(import.meta.dirname, '../..');

/** Something that a module makes known to others, under the name it has there. */
export interface Exported<T = unknown> {
  readonly name: string;
  /** From the root of the repository. */
  readonly file: string;
  readonly value: T;
}

export type Schema = z.core.$ZodType;

export const isSchema = (value: unknown): value is Schema => value instanceof z.core.$ZodType;

const importAll = async (file: string): Promise<Exported[]> => {
  const module: Record<string, unknown> = await import(join(root, file));
  return Object.entries(module).map(([name, value]) => ({ name, file, value }));
};

/** All that the modules of these folders export. A module of ours does nothing when it is imported. */
export const exportedFrom = async (...patterns: readonly string[]): Promise<Exported[]> => {
  const files = globSync(
    patterns.map((pattern) => `${pattern}/**/*.ts`),
    { cwd: root },
  ).sort();
  return (await Promise.all(files.map(importAll))).flat();
};

/** The schemas of the domain, of what is stored and of what is published, each under its exported name. */
export const exportedSchemas = async (): Promise<Exported<Schema>[]> => {
  const all = await exportedFrom(
    'shared/{base,table}',
    'shared/*/{rules,store,use-cases}',
    'events',
    'functions/http',
  );
  return all.filter((it): it is Exported<Schema> => isSchema(it.value));
};
