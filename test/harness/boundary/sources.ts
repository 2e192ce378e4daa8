import { areas } from '../../../functions/http/areas.ts';
import { exportedFrom, exportedSchemas } from '../../../scripts/schemas/exported.ts';
import { allEndpoints } from '../../support/all-endpoints.ts';
import { type Term, termsOfData, termsOfRoute, termsOfSchema } from './terms.ts';

/** Holds the denied words themselves. */
const LISTS = ['shared/base/denied-words.ts', 'shared/privacy/rules/boundary-exceptions.ts'];
/** Walked by themselves: what they hold besides schemas are the names of actions, which stand in `grants`. */
const ROUTES = ['default', 'routes', 'areas'];

/**
 * Every name under which the service could keep, take or give something about a person. It is found, not listed:
 * routes through the list of areas, schemas, contracts, columns and words through what the modules export.
 */
export const allTerms = async (): Promise<Term[]> => {
  const schemas = await exportedSchemas();
  const constants = await exportedFrom('shared', 'events', 'functions/http', 'scripts/*');
  return [
    ...areas.flatMap(({ routes }) => routes.map(termsOfRoute)).flat(),
    ...(await allEndpoints()).flatMap(termsOfRoute),
    ...schemas.flatMap(({ file, name, value }) => termsOfSchema(value, `${file}:${name}`)),
    ...constants
      .filter(({ file, name }) => !LISTS.includes(file) && !ROUTES.includes(name))
      .flatMap(({ file, name, value }) => termsOfData(value, `${file}:${name}`)),
  ];
};
