import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { householdId } from '../../shared/base/area-code.ts';
import type { Key } from '../../shared/table/key.ts';
import { ROOT } from './cruise.ts';
import { trackedFiles } from './tracked-files.ts';

const GRID = '623027101203005';
const HOUSEHOLD = householdId(GRID, 17);

/** An argument for each parameter of the functions that build keys. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  address: 'w-zhuoma',
  area: GRID,
  assignee: 'worker:w-zhuoma',
  at: '2026-03-09T08:00:00.000Z',
  caseId: '01JQ0000000000000000000001',
  child: GRID,
  code: GRID,
  county: '623027',
  day: '2026-03-09',
  deputy: 'w-dorje',
  fingerprint: 'f00d',
  from: '2026-03-09',
  grid: GRID,
  group: 'group',
  household: HOUSEHOLD,
  id: 'mid-autumn-2026',
  job: 'sweep-overdue',
  minute: '2026-03-09T08:00',
  month: '2026-03',
  name: 'name',
  number: 1,
  origin: 'mid-autumn-2026',
  parent: GRID.slice(0, 12),
  part: 1,
  plan: 1,
  scope: GRID,
  seq: 1,
  shard: 1,
  startedAt: '2026-03-09T08:00:00.000Z',
  subject: HOUSEHOLD,
  to: 'w-zhuoma',
  township: GRID.slice(0, 9),
  version: 1,
  wayId: '01JQ0000000000000000000001',
  what: 'VISITS',
  worker: 'w-zhuoma',
  year: '2026',
  '{ origin, household }': { origin: 'mid-autumn-2026', household: HOUSEHOLD },
};

/** Names of functions that answer with a partition or a whole key, and not with a part of a sort key. */
const BUILDS_KEY = /(Key|Partition|Clock|Shard)$/;

/** The parameters of the arrow functions that a file exports. */
function parametersIn(file: string): Map<string, string[]> {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const declared = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations);
  const functions = declared.flatMap(({ name, initializer }) =>
    initializer !== undefined && ts.isArrowFunction(initializer)
      ? [[name.getText(source), initializer.parameters.map((one) => one.name.getText(source))] as const]
      : [],
  );
  return new Map(functions.map(([name, parameters]) => [name, [...parameters]]));
}

export interface SampleKey {
  readonly module: string;
  readonly builder: string;
  readonly pk: string;
  /** None where only the name of a partition is built. */
  readonly sk: string | undefined;
}

const sampleOf = (builder: string, parameter: string): unknown => {
  if (!(parameter in SAMPLES)) throw new Error(`Give a sample for "${parameter}" of ${builder}.`);
  return SAMPLES[parameter];
};

async function keysOf(file: string): Promise<SampleKey[]> {
  const [, module = ''] = file.split('/');
  const parameters = parametersIn(file);
  const exported: Record<string, unknown> = await import(join(ROOT, file));
  const builders = Object.entries(exported).filter(([name]) => BUILDS_KEY.test(name));
  return builders.map(([builder, build]) => {
    if (typeof build !== 'function') throw new Error(`${builder} builds no key.`);
    const given = (parameters.get(builder) ?? []).map((name) => sampleOf(builder, name));
    const built: string | Key = build(...given);
    const { pk, sk } = typeof built === 'string' ? { pk: built, sk: undefined } : built;
    return { module, builder, pk, sk };
  });
}

/** One key of each kind that a store builds. */
export const sampleKeys = async (): Promise<SampleKey[]> => {
  const files = trackedFiles().filter((file) => /^shared\/[^/]+\/store\/keys\.ts$/.test(file));
  return (await Promise.all(files.map(keysOf))).flat();
};
