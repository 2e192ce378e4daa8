import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly, Cdk } from '../cdk.ts';
import type { Scene } from './scene.ts';

/** The guide's way into an empty account: `cdk diff` leaves names behind, and there is nothing that could be lost. */
export const gateLetsIn = async (cdk: Cdk, assembly: Assembly, signal: AbortSignal): Promise<void> => {
  await cdk.diff(assembly, signal);
  const said = await cdk.changes(assembly, signal);
  assert.equal(said.match(/does not stand yet, so nothing can be lost/g)?.length, 2, said);
};

/** The same assembly, but for the table's sort key, which would make CloudFormation put an empty table in its place. */
const withAnotherTable = (assembly: Assembly): Assembly => {
  const planted = `${assembly}-planted`;
  cpSync(assembly, planted, { recursive: true });
  const file = join(planted, 'Data.template.json');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replaceAll('"AttributeName": "sk"', '"AttributeName": "other"'),
  );
  return planted;
};

/** The gate of `npm run deploy` lets an ordinary change through, and names what would destroy the records. */
export const gateKnowsDanger = async (
  { cdk }: Scene,
  changed: Assembly,
  signal: AbortSignal,
): Promise<void> => {
  assert.match(await cdk.changes(changed, signal), /doorstep-dev-data: destroys and replaces nothing/);
  const planted = cdk.changes(withAnotherTable(changed), signal);
  await assert.rejects(planted, /Table[0-9A-F]{8} is replaced\. Lost: every record\. NOT WANTED/);
};
