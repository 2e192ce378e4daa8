import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { published } from './find-operation.ts';

const HOME = 'https://doorstep.example/openapi.json';

/** Clients must bear it when a problem says more; that it says more must be written down all the same. */
const closed = (schema: object): object =>
  'additionalProperties' in schema && schema.additionalProperties === true
    ? { ...schema, additionalProperties: false }
    : schema;

const schemas = Object.fromEntries(
  Object.entries(published.components.schemas).map(([name, schema]) => [name, closed(schema)]),
);

// Only what a test meets is compiled, and each once: all of them would take longer than most tests.
const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true, inlineRefs: false });
formats.default(ajv);
ajv.addSchema({ $id: HOME, components: { schemas } });

const compiled = new Map<object, ValidateFunction>();

/** Its references lead into the document. */
const atHome = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"${HOME}#/`));

const validatorOf = (schema: object): ValidateFunction => {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const validate = ajv.compile(atHome(schema));
  compiled.set(schema, validate);
  return validate;
};

/** Where a value is not as the schema of the document says. */
export const schemaFaults = (schema: object, value: unknown): string[] => {
  const validate = validatorOf(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath || 'the body'} ${message} ${JSON.stringify(params)}`,
  );
};
