import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { areas } from '../../functions/http/areas.ts';
import { exportedSchemas } from '../../scripts/schemas/exported.ts';
import { walkSchema } from '../../scripts/schemas/walk-schema.ts';
import { Report } from '../../shared/case/rules/report.ts';
import { openDoors } from '../harness/boundary/open-doors.ts';
import { allEndpoints } from '../support/all-endpoints.ts';

const routes = await allEndpoints();
const openAnswers = areas.flatMap((area) =>
  area.access === 'open' ? area.routes.flatMap((one) => one.answers ?? []) : [],
);
const answers = new Set(
  [...routes.map(({ schemas }) => schemas.answers), ...openAnswers]
    .flatMap((one) => [...walkSchema(one)])
    .map(({ schema }) => schema),
);
/** S3 names the fields of its upload form, and a browser sends them back as they are; they are about a file. */
const FORM = 'POST /cases/{caseId}/attachments answers.fields takes any names';

describe('what comes in', () => {
  it.each(routes)('through $method $path is closed', ({ method, path, schemas }) => {
    for (const part of ['params', 'query', 'body'] as const) {
      const schema = schemas[part];
      if (schema !== undefined) expect(openDoors(schema, `${method} ${path} ${part}`, 'closed')).toEqual([]);
    }
  });
});

describe('what goes out', () => {
  it('names every property', () => {
    const doors = routes.flatMap(({ method, path, schemas }) =>
      openDoors(schemas.answers, `${method} ${path} answers`, 'stripping'),
    );
    expect(doors).toEqual([FORM]);
  });
});

describe('what is stored and published', () => {
  it('is closed, unless it is only a view for an answer', async () => {
    const doors = (await exportedSchemas()).flatMap(({ name, file, value }) =>
      openDoors(value, `${file}:${name}`, answers.has(value) ? 'stripping' : 'closed'),
    );
    expect(doors).toEqual([]);
  });
});

describe('a schema that no module exports', () => {
  const LOOSE = /\bz\s*\.\s*(looseObject|catchall|any|unknown|looseRecord|custom)\b/;

  it('is not open either, but for the frame of an item and the start key in a cursor', () => {
    const files = globSync('{shared,functions,events}/**/*.ts').filter((file) =>
      LOOSE.test(readFileSync(file, 'utf8')),
    );
    expect(files.sort()).toEqual(['shared/table/cursor.ts', 'shared/table/item.ts']);
  });
});

describe('an open door', () => {
  it.each([
    { what: 'an open object', more: z.looseObject({}) },
    { what: 'an object that drops what it does not know', more: z.object({ note: z.string() }) },
    { what: 'a record of any names', more: z.record(z.string(), z.string()) },
    { what: 'a field for anything', more: z.unknown() },
    { what: 'a field for anything, deep inside', more: z.array(z.union([z.string(), z.optional(z.any())])) },
    { what: 'a free list', more: z.strictObject({ tags: z.array(z.string()) }) },
  ])('is found: $what', ({ more }) => {
    expect(openDoors(z.strictObject({ ...Report.shape, more }), 'planted', 'closed')).not.toEqual([]);
    expect(openDoors(Report, 'Report', 'closed')).toEqual([]);
  });
});
