import { basename, dirname } from 'node:path';
import { exportedFrom } from '../schemas/exported.ts';

const camel = (words: string): string =>
  words.replaceAll(/[^a-zA-Z0-9]+(.)?/g, (_, first: string | undefined) => first?.toUpperCase() ?? '');

const nameOf = (file: string): string => camel(basename(file, '.ts'));

/** Each endpoint is called as its file, `close-case.ts` is `closeCase`; where two areas have one, also as its area. */
export const operationIds = async (): Promise<(route: object) => string> => {
  const endpoints = (await exportedFrom('functions/http')).filter(({ name }) => name === 'default');
  const files = endpoints.map(({ file }) => file);
  const isAlone = (file: string) => files.every((other) => other === file || nameOf(other) !== nameOf(file));
  const idOf = (file: string) =>
    isAlone(file) ? nameOf(file) : camel(`${basename(file, '.ts')}-in-${basename(dirname(file))}`);
  const names = new Map(endpoints.map(({ file, value }) => [value, idOf(file)]));
  return (route) => {
    const name = names.get(route);
    if (name !== undefined) return name;
    if ('path' in route) return camel(`get${String(route.path)}`);
    throw new Error('An endpoint is the default export of a file of its own under functions/http.');
  };
};
