import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { portablePattern } from '../../scripts/openapi/portable-pattern.ts';
import { foreignValidators } from './validators.ts';

const text = readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8');
// biome-ignore lint/suspicious/noExplicitAny: a test reads the document as any reader would
const document = (): any => JSON.parse(text);

interface Found {
  readonly at: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** Every part of the document that is an object, with where it stands. */
const parts = (part: unknown, at = '#'): Found[] => {
  if (typeof part !== 'object' || part === null) return [];
  const inside = Object.entries(part).flatMap(([name, inner]) => parts(inner, `${at}/${name}`));
  return Array.isArray(part) ? inside : [{ at, schema: { ...part } }, ...inside];
};

const all = parts(document()).filter(({ at }) => !/\/(properties|examples)$/.test(at));
const schemas = document().components.schemas;
const isObject = (schema: Found['schema']): boolean => {
  const { $ref } = schema;
  const meant = typeof $ref === 'string' ? schemas[$ref.split('/').at(-1) ?? ''] : schema;
  return meant?.properties !== undefined;
};
/** Each form of these is told by the property that only it needs; a tag would change what is sent. */
const UNTAGGED = [
  'Assignee',
  'CaseStepAnswer',
  'EscalationPolicyStepsItemAt',
  'Holder',
  'WorkerLine',
  'WorkerView',
];

describe.each(Object.entries(foreignValidators))('a foreign validator, %s', (_, validate) => {
  it('finds nothing wrong with docs/openapi.json', async () => {
    expect(await validate(document())).toEqual([]);
  });

  it('finds a reference that leads nowhere', async () => {
    const broken = document();
    broken.paths['/cases'].post.requestBody.content['application/json'].schema.$ref =
      '#/components/schemas/Gone';
    expect(await validate(broken)).not.toEqual([]);
  });
});

it('finds a header that is named twice', async () => {
  const twice = document();
  const { parameters } = twice.paths['/campaigns/{campaignId}/publish'].post;
  parameters.push({ $ref: '#/components/parameters/IfMatch' });
  expect(await foreignValidators.byRedocly(twice)).toEqual([
    expect.stringContaining('operation-parameters-unique'),
  ]);
});

describe('docs/openapi.json', () => {
  it('has a name for every object', () => {
    const objects = all.filter(({ schema }) => schema['type'] === 'object' && 'properties' in schema);
    const named = objects.filter(({ at }) => /^#\/components\/schemas\/\w+$/.test(at));
    expect(objects.length).toBeGreaterThan(300);
    expect(objects.filter((one) => !named.includes(one)).map(({ at }) => at)).toEqual([]);
  });

  it('names every union of objects, and says by which property to tell its forms apart', () => {
    const unions = all.flatMap(({ at, schema }) => {
      const forms = [schema['oneOf'], schema['anyOf']].filter(Array.isArray).flat();
      return forms.length > 1 && forms.every(isObject) ? [{ at, tag: schema['discriminator'], forms }] : [];
    });
    expect(unions.length).toBeGreaterThan(20);
    for (const { at, forms } of unions) {
      expect(at).toMatch(/^#\/components\/schemas\/\w+$/);
      expect(forms.every((form) => '$ref' in form)).toBe(true);
    }
    const untagged = unions.filter(({ tag }) => tag === undefined).map(({ at }) => at.split('/').at(-1));
    expect(untagged.toSorted()).toEqual(UNTAGGED);
  });

  it('has no pattern that engines of other languages do not know', () => {
    const patterns = all.map(({ schema }) => schema['pattern']).filter((one) => typeof one === 'string');
    expect(patterns.length).toBeGreaterThan(20);
    expect(patterns.filter((pattern) => /\\[pP]\{|\(\?<[a-zA-Z]|\\k</.test(pattern))).toEqual([]);
    for (const pattern of patterns) expect(() => new RegExp(pattern)).not.toThrow();
  });

  it('lets a problem say more one day', () => {
    expect(schemas.Problem.additionalProperties).toBe(true);
    expect(schemas.Problem.required).toEqual(['type', 'title', 'status', 'detail']);
  });
});

describe('a pattern', () => {
  const original = '^[^\\p{Cc}\\p{Bidi_Control}]+$';

  it('takes and refuses the same characters where their classes are spelled out', () => {
    const portable = new RegExp(portablePattern(original) ?? '');
    const characters = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code));
    const differs = characters.filter((one) => portable.test(one) !== new RegExp(original, 'u').test(one));
    expect(differs).toEqual([]);
  });

  it('is left out where its letters cannot be spelled out', () => {
    expect(portablePattern('^[\\p{L}\\p{M}]+$')).toBeUndefined();
  });
});
