import { BaseResolver, createConfig, lintDocument, makeDocumentFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';

/** Redocly's rules for what the specification asks and for what generators stumble over. */
const RULES = createConfig({ extends: ['spec', 'recommended'], rules: { 'tag-description': 'off' } });

const byRedocly = async (document: object): Promise<string[]> => {
  const problems = await lintDocument({
    document: makeDocumentFromString(JSON.stringify(document), 'openapi.json'),
    config: await RULES,
    externalRefResolver: new BaseResolver(),
  });
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} at ${location[0]?.pointer}`);
};

/** The schema that the makers of OpenAPI publish for 3.1, and where references lead. */
const bySchema = async (document: object): Promise<string[]> => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate({ ...structuredClone(document) });
  if (!valid) return [errors].flat().map((error) => JSON.stringify(error));
  if (validator.version !== '3.1') return [`It is read as OpenAPI ${validator.version}.`];
  try {
    validator.resolveRefs();
    return [];
  } catch (error) {
    return [String(error)];
  }
};

/** What others, who know nothing of our source, find wrong with a document. */
export const foreignValidators = { byRedocly, bySchema };
