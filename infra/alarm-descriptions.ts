import { join } from 'node:path';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { uncheckedApp } from './doorstep-app.ts';
import { targets } from './targets.ts';

/** What every alarm of any stage says, each once. Nothing is synthesised, so no function needs to be bundled. */
export const alarmDescriptions = (): string[] => {
  const outdir = join(import.meta.dirname, '../cdk.out/alarms');
  const bundle = () => import.meta.dirname;
  const alarms = targets
    .flatMap((settings) => uncheckedApp(settings, { outdir, bundle }).node.findAll())
    .filter((construct) => construct instanceof CfnAlarm);
  return [...new Set(alarms.map(({ alarmDescription }) => alarmDescription ?? ''))];
};
