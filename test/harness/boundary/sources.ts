import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { areas } from '../../../functions/http/areas.ts';
import { type Exported, exportedFrom, exportedSchemas } from '../../../scripts/schemas/exported.ts';
import { grants } from '../../../shared/modules.ts';
import { allEndpoints } from '../../support/all-endpoints.ts';
import { termsOfSource } from './source-terms.ts';
import { type Term, termsOfCatalogue, termsOfData, termsOfRoute, termsOfSchema } from './terms.ts';

/** Hold the denied words themselves. */
const LISTS = ['shared/base/denied-words.ts', 'shared/privacy/rules/boundary-exceptions.ts'];
/** Rules about folders, none about people; counted, they would hide that other terms are missing. */
const HOUSE = 'scripts/house/';
/** Walked by themselves: what they hold besides schemas are the names of actions, which stand in `grants`. */
const ROUTES = ['default', 'routes', 'areas'];

const root = join(import.meta.dirname, '../../..');
/** What builds keys is named after what is kept under them. */
const keyBuilders = (constants: readonly Exported[]): Term[] =>
  constants
    .filter(({ file, value }) => file.endsWith('/store/keys.ts') && typeof value === 'function')
    .map(({ file, name }) => ({ text: name, kind: 'key', at: file }));

/** Of those that may ask for it, not of what is kept; each stands in `grants`, and is looked at there. */
const isAction = ({ kind, text }: Term) => kind === 'text' && Object.hasOwn(grants, text);

/** What the sources of the service name or write out, so that nothing escapes by not being exported. */
const termsOfSources = (): Term[] =>
  globSync('{shared,events,functions}/**/*.ts', { cwd: root })
    .filter((file) => !LISTS.includes(file))
    .sort()
    .flatMap((file) => termsOfSource(readFileSync(join(root, file), 'utf8'), file))
    .filter((term) => !isAction(term));

/** Every word for readers, in each language, and the keys under which it stands. */
const termsOfCatalogues = (): Term[] =>
  globSync('shared/base/catalogue/*.json', { cwd: root })
    .sort()
    .flatMap((file) => termsOfCatalogue(JSON.parse(readFileSync(join(root, file), 'utf8')), file));

/**
 * Every name under which the service could keep, take or give something about a person. It is found, not listed:
 * routes through the list of areas, schemas, contracts, columns and words through what the modules export,
 * and what they keep to themselves through their sources.
 */
export const allTerms = async (): Promise<Term[]> => {
  const schemas = await exportedSchemas();
  const constants = await exportedFrom('shared', 'events', 'functions/http', 'scripts/*');
  return [
    ...areas.flatMap(({ routes }) => routes.map(termsOfRoute)).flat(),
    ...(await allEndpoints()).flatMap(termsOfRoute),
    ...schemas.flatMap(({ file, name, value }) => termsOfSchema(value, `${file}:${name}`)),
    ...constants
      .filter(({ file, name }) => !LISTS.includes(file) && !ROUTES.includes(name) && !file.startsWith(HOUSE))
      .flatMap(({ file, name, value }) => termsOfData(value, `${file}:${name}`)),
    ...keyBuilders(constants),
    ...termsOfSources(),
    ...termsOfCatalogues(),
  ];
};
