import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { doorstepApp } from './doorstep-app.ts';
import { checkRegion } from './region-check.ts';
import type { StageSettings } from './stages.ts';
import { targets } from './targets.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);

/** Synthesis with AWS's template validation and cdk-nag as errors, then every template against its region. */
const synthesise = (settings: StageSettings): number => {
  const { name, region } = settings;
  const outdir = join(import.meta.dirname, '../cdk.out', `${name}-${region}`);
  rmSync(outdir, { recursive: true, force: true });
  const { stacks } = doorstepApp(settings, { outdir }).synth();
  const reports = stacks.map(({ templateFullPath }) => checkRegion(templateFullPath, region));
  const types = reports.flatMap((report) => Object.entries(report.types));
  const faults = reports.flatMap((report) => report.faults);
  const missing = reports.flatMap((report) => report.missing).length;
  print(`\n${name} in ${region}: ${types.length} types, ${missing} missing, ${faults.length} faults`);
  for (const [type, count] of types.sort()) print(`  ${String(count).padStart(3)} ${type}`);
  for (const fault of faults) print(`  FAULT ${fault}`);
  return faults.length;
};

const faults = targets.map(synthesise).reduce((all, some) => all + some, 0);
process.exitCode = faults === 0 ? 0 : 1;
