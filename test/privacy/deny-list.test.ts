import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { CaseChanged } from '../../events/contracts/case-changed.ts';
import { cloudEvent } from '../../events/contracts/cloud-event.ts';
import { deniedWords } from '../../shared/base/denied-words.ts';
import { findDenied } from '../../shared/base/find-denied.ts';
import { CaseKind } from '../../shared/base/vocabulary.ts';
import { Report } from '../../shared/case/rules/report.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { boundaryExceptions } from '../../shared/privacy/rules/boundary-exceptions.ts';
import { boundaryFaults } from '../harness/boundary/boundary-faults.ts';
import { termsOfSource } from '../harness/boundary/source-terms.ts';
import { allTerms } from '../harness/boundary/sources.ts';
import { type Term, termsOfData, termsOfRoute, termsOfSchema } from '../harness/boundary/terms.ts';

/** The one place that looks at the calendar of today: an exception has to run out by itself. */
const today = new Date().toISOString().slice(0, 10);

const terms = await allTerms();

/**
 * How many terms of each kind this walk met at commit c3ecf66, before the house was rebuilt; `name` and `text`, which
 * it did not know, when they came in. Fewer mean that something is walked past.
 */
const FLOOR: Readonly<Record<Term['kind'], number>> = {
  path: 514,
  property: 11_148,
  value: 12_023,
  key: 1_933,
  label: 156,
  name: 16_686,
  text: 4_015,
};

describe('the boundary', () => {
  it('holds in every route, schema, contract, column, label and source', () => {
    expect(boundaryFaults(terms, boundaryExceptions, today)).toEqual([]);
  });

  it.each(Object.entries(FLOOR))('is walked at no fewer terms than before: %s, %d', (kind, least) => {
    const met = terms.filter((one) => one.kind === kind).length;
    console.info(`${kind}: ${met}`);
    expect(met).toBeGreaterThanOrEqual(least);
  });

  it.each([
    {
      what: 'bodies and stored records',
      text: 'birthYear',
      kind: 'property',
      at: 'household.ts:HouseholdFile',
    },
    { what: 'parameters', text: 'cursor', kind: 'property', at: 'GET /cases query' },
    { what: 'answers', text: 'colour', kind: 'property', at: 'GET /cases answers' },
    { what: 'values of lists', text: 'left-school', kind: 'value', at: 'visit/rules/trigger.ts' },
    { what: 'events', text: 'overdue', kind: 'property', at: 'events/contracts/case-changed.ts' },
    { what: 'names of events', text: 'doorstep.case.changed.v1', kind: 'value', at: 'events/contracts' },
    { what: 'paths', text: 'coverage', kind: 'path', at: 'GET /areas' },
    { what: 'attributes of indexes', text: 'subjectPk', kind: 'value', at: 'shared/table/key.ts' },
    { what: 'permissions', text: 'case.close', kind: 'key', at: 'case/module.ts' },
    { what: 'messages', text: 'make-up-day', kind: 'key', at: 'catalogue/en.json' },
    { what: 'labels', text: '调休上班日', kind: 'label', at: 'catalogue/zh-CN.json' },
    { what: 'a schema that is not exported', text: 'fingerprint', kind: 'name', at: 'calendar-store.ts' },
    { what: 'keys put together', text: 'CALENDAR##', kind: 'text', at: 'visit/store/keys.ts' },
    { what: 'holidays', text: '中秋节', kind: 'label', at: 'catalogue/zh-CN.json' },
  ])('looks at $what', ({ text, kind, at }) => {
    expect(terms.some((one) => one.text === text && one.kind === kind && one.at.includes(at))).toBe(true);
  });
});

const camel = (words: readonly string[]) =>
  words
    .map((word, index) => (index === 0 ? word : word.replace(/^./, (first) => first.toUpperCase())))
    .join('');

/** A denied word as someone might write it into a schema. */
const spellings = (pattern: string): string[] => {
  const words = pattern.replace('*', '').split('_');
  const written = [
    words.join('_'),
    words.join('-'),
    words.join(''),
    camel(words),
    camel(['household', ...words]),
    [...words, 'code'].join('_').toUpperCase(),
  ];
  return pattern.endsWith('*') ? [...written, `${words.join('_')}xyz`] : written;
};

const latin = Object.values(deniedWords).flatMap((words) => words.latin);
const chinese = Object.values(deniedWords).flatMap((words) => words.chinese);
const pinyin = Object.values(deniedWords).flatMap((words) => words.pinyin);
const planted = [
  ...[...latin, ...pinyin].flatMap((denied) => spellings(denied).map((written) => ({ denied, written }))),
  ...chinese.flatMap((denied) => [denied, `其${denied}情况`].map((written) => ({ denied, written }))),
];

const kinds = Object.keys(CaseKind.def.entries);
const body = (schema: z.core.$ZodType) =>
  endpoint({
    method: 'POST',
    path: '/planted',
    action: 'case.report',
    summary: 'Planted.',
    body: schema,
    answers: z.object({}),
    run: async () => ({}),
  });

/** A store with one more line, none of which any module exports. */
const inStore = (line: string): Term[] =>
  termsOfSource(`const Place = z.strictObject({ version: z.int() });\n${line}`, 'planted-store.ts');

/** Every way in which a word could slip into a copy of what is there. */
const mutants: Readonly<Record<string, (word: string) => Term[]>> = {
  'a property of a body': (word) =>
    termsOfRoute(body(z.strictObject({ ...Report.shape, [word]: z.optional(z.string()) }))),
  'a property deep inside': (word) =>
    termsOfSchema(
      z.union([
        Report,
        z.strictObject({ rows: z._default(z.array(z.strictObject({ [word]: z.int() })), []) }),
      ]),
      'planted',
    ),
  'a property of a record': (word) =>
    termsOfSchema(
      z.record(z.string(), z.pipe(z.strictObject({ [word]: z.string() }), z.transform(String))),
      'planted',
    ),
  'an enum value': (word) =>
    termsOfRoute(body(z.strictObject({ ...Report.shape, kind: z.optional(z.enum([...kinds, word])) }))),
  'a literal': (word) => termsOfSchema(z.strictObject({ type: z.literal(word) }), 'planted'),
  'an event field': (word) =>
    termsOfSchema(
      cloudEvent(
        'doorstep.planted.v1',
        z.strictObject({ ...CaseChanged.shape.data.shape, [word]: z.string() }),
      ),
      'planted',
    ),
  'a message key': (word) => termsOfData({ [word]: { 'zh-CN': '甲', en: 'a' } }, 'planted'),
  'a label': (word) => termsOfData({ name: { 'zh-CN': `甲 ${word} 乙`, en: 'a' } }, 'planted'),
  'a column': (word) => termsOfData(['id', word], 'planted'),
  'a property of a schema that a store keeps to itself': (word) =>
    inStore(`const Hidden = z.strictObject({ version: z.int(), '${word}': z.string() });`),
  'a value of a schema that a store keeps to itself': (word) =>
    inStore(`const Hidden = z.strictObject({ type: z.enum(['mill', '${word}']) });`),
  'an attribute that is put': (word) =>
    inStore(`write([{ put: { ...key, '${word}': 1 }, guard: 'absent' }]);`),
  'an attribute that is read': (word) => inStore(`const read = item['${word}'];`),
  'a part of a key': (word) => inStore(`const key = (id: string) => ({ pk: \`\${id}#${word}#\${id}\` });`),
  'a text in two pieces': (word) => inStore(`const field = '${word.slice(0, 2)}' + '${word.slice(2)}';`),
  'a pattern': (word) => inStore(`const Kind = z.string().check(z.regex(/^(mill|${word})$/));`),
};

describe.each(Object.entries(mutants))('a denied word planted as %s', (_, plant) => {
  it(`is caught, whichever of the ${planted.length} spellings of ${latin.length + chinese.length + pinyin.length} words it is`, () => {
    const missed = planted.filter(
      ({ denied, written }) =>
        !boundaryFaults(plant(written), [], today).some((fault) => fault.endsWith(`denied word "${denied}"`)),
    );
    expect(missed).toEqual([]);
  });

  it('is the only thing that is caught', () => {
    expect(boundaryFaults(plant('mill'), [], today)).toEqual([]);
  });
});

describe('the deny-list', () => {
  it.each([
    'language',
    'trace',
    'sector',
    'section',
    'surface',
    'translate',
    'upgrade',
    'template',
    'plateau',
  ])('does not take %s for what it is not', (text) => {
    expect(findDenied(text)).toEqual([]);
  });

  it('is not deceived by accents, full width or invisible characters', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...latin),
        fc.constantFrom('\u0301', '\u200b', '\u00ad', '\ufeff'),
        fc.nat(),
        (pattern, hidden, at) => {
          const word = pattern.replaceAll(/[_*]/g, '');
          const cut = at % (word.length + 1);
          expect(findDenied(word.slice(0, cut) + hidden + word.slice(cut))).not.toEqual([]);
        },
      ),
    );
    expect(findDenied('ｒｅｌｉｇｉｏｎ')).toEqual(['religio*']);
  });
});

describe('an exception', () => {
  const levels: Term[] = [{ text: 'level', kind: 'property', at: 'area.ts:Area' }];
  const exception = {
    denied: 'level',
    text: 'level',
    at: 'area.ts:',
    reason: 'Of an area.',
    owner: 'officer',
    expiresOn: '2027-01-01',
  };

  it('lets its word stand in its place until the day before it expires', () => {
    expect(boundaryFaults(levels, [exception], '2026-12-31')).toEqual([]);
    expect(boundaryFaults(levels, [exception], '2027-01-01')).toEqual(['expired: "level"']);
  });

  it('does not reach another place, name or word', () => {
    for (const other of [{ at: 'person.ts:' }, { text: 'levels' }, { denied: 'grade' }]) {
      expect(boundaryFaults(levels, [{ ...exception, ...other }], '2026-12-31')).toHaveLength(2);
    }
  });

  it('is refused when nothing needs it', () => {
    expect(boundaryFaults([], [exception], '2026-12-31')).toEqual(['not needed: "level"']);
  });
});
