import { join } from 'node:path';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { uncheckedApp } from './doorstep-app.ts';
import type { StageName, StageSettings } from './stages.ts';
import { targets } from './targets.ts';

/** Nothing is synthesised, so no function needs to be bundled. */
const alarmsOf = (settings: StageSettings): CfnAlarm[] => {
  const outdir = join(import.meta.dirname, '../cdk.out/alarms');
  const app = uncheckedApp(settings, { outdir, bundle: () => import.meta.dirname });
  return app.node.findAll().filter((construct) => construct instanceof CfnAlarm);
};

/** What every alarm of any stage says, each once. */
export const alarmDescriptions = (): string[] => [
  ...new Set(targets.flatMap(alarmsOf).map(({ alarmDescription }) => alarmDescription ?? '')),
];

export const countAlarms = (stage: StageName): number =>
  targets
    .filter(({ name }) => name === stage)
    .slice(0, 1)
    .flatMap(alarmsOf).length;
