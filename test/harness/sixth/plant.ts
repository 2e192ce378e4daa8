import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Overlay } from '../overlay.ts';
import { ROOT } from '../scratch.ts';

export const GATHERING = 'shared/programmes.ts';
const NAME = 'canteen';
const HERE = 'test/harness/sixth';
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** As it stands in a folder of `shared`: here it is compiled with the tests. */
const asModule = (file: string) =>
  textOf(`${HERE}/${NAME}/${file}`).replaceAll('../../../../shared/base/', '../base/');

/** All that the canteen brings: its folder, and its line. */
export const canteen: Overlay = {
  [`shared/${NAME}/facts.ts`]: asModule('facts.ts'),
  [`shared/${NAME}/programme.ts`]: asModule('programme.ts'),
  [GATHERING]: `${textOf(GATHERING)}${textOf(`${HERE}/line.txt`)}`,
};

/** What is asked of the product with the canteen in it: as test files of that product. */
export const checks: Overlay = {
  [`${HERE}/checks/canteen-world.ts`]: textOf(`${HERE}/checks/canteen-world.ts`),
  [`${HERE}/checks/journey.test.ts`]: textOf(`${HERE}/checks/journey.ts`),
  [`${HERE}/checks/faults.test.ts`]: textOf(`${HERE}/checks/faults.ts`),
  [`${HERE}/checks/subjects.test.ts`]: textOf(`${HERE}/checks/subjects.ts`),
};
