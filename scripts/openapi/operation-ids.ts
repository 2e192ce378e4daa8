import { basename } from 'node:path';
import { exportedFrom } from '../schemas/exported.ts';

const camel = (words: string): string =>
  words.replaceAll(/[^a-zA-Z0-9]+(.)?/g, (_, first: string | undefined) => first?.toUpperCase() ?? '');

/** Each endpoint is called as its file: `close-case.ts` is `closeCase`. */
export const operationIds = async (): Promise<(route: object) => string> => {
  const endpoints = (await exportedFrom('functions/http')).filter(({ name }) => name === 'default');
  const names = new Map(endpoints.map(({ file, value }) => [value, camel(basename(file, '.ts'))]));
  return (route) => {
    const name = names.get(route);
    if (name !== undefined) return name;
    if ('path' in route) return camel(`get${String(route.path)}`);
    throw new Error('An endpoint is the default export of a file of its own under functions/http.');
  };
};
