import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** A file of ours with one text put behind another that it holds. */
const grown = (file: string, ...changes: readonly (readonly [behind: string, text: string])[]): string => {
  let all = readFileSync(join(ROOT, file), 'utf8');
  for (const [behind, text] of changes) {
    if (!all.includes(behind)) throw new Error(`${file} does not say "${behind}".`);
    all = all.replace(behind, `${behind}${text}`);
  }
  return all;
};

const ENDPOINT = `import * as z from 'zod/mini';
import { OfficeHours, saveOfficeHours } from '../../../shared/area/store/office-hours-store.ts';
import { AreaCode } from '../../../shared/base/area-code.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';

export default endpoint({
  method: 'POST',
  path: '/areas/{code}/office-hours',
  action: 'office-hours.change',
  summary: 'Say when the office of an area is open.',
  params: z.strictObject({ code: AreaCode }),
  body: OfficeHours,
  answers: OfficeHours,

  run: ({ params, body, authorizer }, ctx) => saveOfficeHours(ctx, params.code, body, authorizer),
});
`;

const STORE = `import * as z from 'zod/mini';
import type { Authorizer } from '../../access/store/authorizer.ts';
import { type AreaCode, areaPath } from '../../base/area-code.ts';
import type { Context } from '../../table/context.ts';
import { officeHoursKey } from './keys.ts';

const Hour = z.int().check(z.minimum(0), z.maximum(24));
export const OfficeHours = z.strictObject({ opensAt: Hour, closesAt: Hour });
type OfficeHours = z.infer<typeof OfficeHours>;

export const saveOfficeHours = async (
  { table }: Context,
  code: AreaCode,
  hours: OfficeHours,
  authorizer: Authorizer,
): Promise<OfficeHours> => {
  authorizer.require('area', { areaPath: areaPath(code) });
  await table.load([{ ...officeHoursKey(code), ...hours }]);
  return hours;
};
`;

const TEST = `import { expect, it } from 'vitest';
import { routes } from '../../functions/http/register/routes.ts';
import { callerOf } from '../support/call.ts';
import { testContext } from '../support/context.ts';
import { registrar, TOWNSHIP, zhuoma } from '../support/register.ts';

it('keeps when an office is open, for those who keep the register', async () => {
  const { ctx, table } = testContext();
  const call = callerOf(routes, ctx);
  const body = { opensAt: 9, closesAt: 18 };
  const path = \`/areas/\${TOWNSHIP}/office-hours\`;
  expect(await call('POST', path, registrar, { body })).toMatchObject({ status: 200, body });
  expect(await table.get({ pk: \`HOURS#\${TOWNSHIP}\`, sk: 'HOURS' })).toMatchObject(body);
  expect(await call('POST', path, zhuoma, { body })).toMatchObject({ status: 403 });
});
`;

export const OFFICE_HOURS_TEST = 'test/area/office-hours.test.ts';

/** All that is written by hand for an endpoint that keeps something of its own; see README, "A new endpoint". */
export const officeHours: Readonly<Record<string, string>> = {
  'functions/http/register/set-office-hours.ts': ENDPOINT,
  'functions/http/register/routes.ts': grown(
    'functions/http/register/routes.ts',
    ["import renameArea from './rename-area.ts';", "\nimport setOfficeHours from './set-office-hours.ts';"],
    ['  renameArea,', '\n  setOfficeHours,'],
  ),
  'shared/area/module.ts': grown(
    'shared/area/module.ts',
    ["'area.change': { registrar: ['in-area'] },", "\n  'office-hours.change': { registrar: ['in-area'] },"],
    ["own: ['AREA#'", ", 'HOURS#'"],
  ),
  'shared/area/store/keys.ts': `${grown('shared/area/store/keys.ts')}export const officeHoursKey = (code: string): Key => ({ pk: \`HOURS#\${code}\`, sk: 'HOURS' });\n`,
  'shared/area/store/office-hours-store.ts': STORE,
  [OFFICE_HOURS_TEST]: TEST,
};
