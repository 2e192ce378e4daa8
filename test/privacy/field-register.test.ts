// Before everything that makes a schema.
import '../harness/boundary/seen-schemas.ts';

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { privacyPage } from '../../scripts/privacy/page.ts';
import { exportedSchemas } from '../../scripts/schemas/exported.ts';
import { HouseholdId } from '../../shared/base/area-code.ts';
import type { FieldKey } from '../../shared/base/personal-field.ts';
import { Name } from '../../shared/base/words.ts';
import { HouseholdFile } from '../../shared/household/rules/household.ts';
import { grants, personalFields } from '../../shared/modules.ts';
import { workFacts } from '../../shared/privacy/rules/work-facts.ts';
import { Subject } from '../../shared/programme/rules/subject.ts';
import { ourTexts } from '../harness/boundary/our-texts.ts';
import {
  allObjects,
  besidePeople,
  endpoints,
  fieldsIn,
  type Property,
  propertiesOf,
  unmarkedTexts,
} from '../harness/boundary/personal-fields.ts';
import { seenSchemas } from '../harness/boundary/seen-schemas.ts';

const objects = await allObjects();
const facts = Object.values(workFacts).flat();
const register = Object.entries(personalFields).map(([key, field]) => ({ key: key as FieldKey, ...field }));

const isOurs = ({ owner, name }: Property) =>
  ourTexts[name]?.some((one) => one === '*' || one === owner) ?? false;
const unknownTexts = (properties: readonly Property[]) =>
  unmarkedTexts(properties).filter((one) => !isOurs(one));
const unknownBeside = (properties: readonly Property[]) =>
  besidePeople(properties).filter(({ name }) => !facts.includes(name));
const called = (found: readonly Property[]) => [
  ...new Set(found.map(({ owner, name }) => `${owner}.${name}`)),
];

describe('docs/privacy.md', () => {
  it('is what the register says today; otherwise run `npm run privacy`', () => {
    expect(readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8')).toBe(privacyPage());
  });
});

describe('the walk', () => {
  it('was there before the first schema, and meets those that no module exports', async () => {
    const missed = (await exportedSchemas()).filter(({ value }) => !seenSchemas().has(value));
    expect(missed.map(({ file, name }) => `${file}:${name}`)).toEqual([]);
    const hidden = objects.flat().filter(({ owner }) => owner === 'shared/visit/store/calendar-store.ts');
    expect(hidden.map(({ name }) => name)).toContain('fingerprint');
  });
});

describe('the field register', () => {
  it('knows every mark; write its line into the `module.ts` of the module that keeps it', () => {
    const marks = new Set(objects.flat().flatMap(({ field }) => field ?? []));
    expect([...marks].filter((field) => personalFields[field] === undefined)).toEqual([]);
  });

  it('has no line that no schema needs', () => {
    const used = new Set(objects.flat().map(({ field }) => field));
    expect(register.map(({ key }) => key).filter((key) => !used.has(key))).toEqual([]);
  });

  it('knows every text that could be about a person; mark it `personal(...)`, or say that it is one of ours', () => {
    expect(called(objects.flatMap(unknownTexts))).toEqual([]);
  });

  it('knows all that stands beside a person; mark it `personal(...)`, or name it among the facts of the work', () => {
    expect(called(objects.flatMap(unknownBeside))).toEqual([]);
  });

  it('keeps its two lists of exceptions as short as can be', () => {
    const beside = new Set(objects.flatMap(besidePeople).map(({ name }) => name));
    expect(facts.filter((name) => !beside.has(name))).toEqual([]);
    expect(facts.filter((name, index) => facts.indexOf(name) !== index)).toEqual([]);
    const texts = objects.flatMap(unmarkedTexts);
    const unused = Object.entries(ourTexts).flatMap(([name, owners]) =>
      owners
        .filter((owner) => !texts.some((one) => one.name === name && (owner === '*' || one.owner === owner)))
        .map((owner) => `${owner}.${name}`),
    );
    expect(unused).toEqual([]);
  });

  it.each(register)('says of $key why, on what ground, who and how long', (field) => {
    expect(field.purpose).toMatch(/\.$/);
    expect(field.kept.days).toBeGreaterThan(0);
    expect(field.kept.days).toBeLessThanOrEqual(3 * 365);
    if (field.basis.kind === 'statutory-duty') expect(field.basis.article).toMatch(/\bart\. \d+/);
    if (field.sensitivity === 'sensitive') {
      // PIPL art. 28-29: a purpose and a need of its own, or a consent of its own.
      const testbed = field.basis.kind === 'statutory-duty' ? field.basis.article : field.basis.kind;
      expect(testbed).toMatch(/28|separate-consent|emergency/);
    }
  });
});

/** Answered whole or in part under one action, but shown only to whom another one is granted. */
const shownUnder: Readonly<Record<string, string>> = { 'case.track': 'case.read' };

describe('who may read a field', () => {
  const shown = endpoints
    .filter(({ status }) => status !== 201)
    .flatMap(({ action: asked, schemas, method, path }) =>
      [...fieldsIn(schemas.answers)].map((key) => ({
        key,
        action: shownUnder[asked] ?? asked,
        at: `${method} ${path}`,
      })),
    )
    .filter(({ key }) => personalFields[key]?.sensitivity !== 'pseudonym');

  it.each(register)(
    'is the same for $key in the register and in the routes',
    ({ key, sensitivity, readers }) => {
      if (sensitivity === 'pseudonym') return expect(readers).toEqual([]);
      const actions = new Set<string>(shown.filter((one) => one.key === key).map(({ action }) => action));
      expect([...actions].sort()).toEqual([...readers].sort());
      expect(Object.keys(grants)).toEqual(expect.arrayContaining([...readers]));
    },
  );
});

describe('a field that nobody registered', () => {
  const found = (shape: z.core.$ZodLooseShape) => {
    const properties = propertiesOf(z.strictObject(shape), 'planted');
    return new Set([...unknownTexts(properties), ...unknownBeside(properties)].map(({ name }) => name));
  };

  it.each([
    { what: 'a text', name: 'nickname', schema: z.string() },
    { what: 'a text with a length', name: 'habits', schema: z.string().check(z.maxLength(20)) },
    { what: 'a number', name: 'income', schema: z.int() },
    { what: 'a choice', name: 'mood', schema: z.enum(['good', 'bad']) },
    { what: 'a yes or no', name: 'homeAlone', schema: z.boolean() },
    { what: 'a list', name: 'visitors', schema: z.array(z.strictObject({ nickname: z.string() })) },
    { what: 'an optional date', name: 'birthday', schema: z.optional(z.iso.date()) },
    { what: 'a copy of a base schema', name: 'formerName', schema: Name },
  ])('is found beside a household: $what', ({ name, schema }) => {
    expect(found({ ...HouseholdFile.shape, [name]: schema })).toEqual(new Set([name]));
    expect(found(HouseholdFile.shape)).toEqual(new Set());
  });

  it('is found beside a mere number of a household', () => {
    expect(found({ household: HouseholdId, mood: z.enum(['good', 'bad']) })).toEqual(new Set(['mood']));
    expect(found({ subject: Subject, mood: z.enum(['good', 'bad']) })).toEqual(new Set(['mood']));
  });

  it('is found in a record of its own when it can hold words', () => {
    expect(found({ on: z.iso.date(), lines: z.array(z.string()) })).toEqual(new Set(['lines']));
    expect(found({ on: z.iso.date(), notes: z.record(z.string(), z.string()) })).toEqual(new Set(['notes']));
  });
});
