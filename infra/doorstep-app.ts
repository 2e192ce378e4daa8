import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import * as z from 'zod/mini';
import { acceptFindings } from './accepted-findings.ts';
import { bundleFolder } from './bundle.ts';
import type { Bundle } from './constructs/service-context.ts';
import { dataStack } from './stacks/data-stack.ts';
import { serviceStack } from './stacks/service-stack.ts';
import type { StageSettings } from './stages.ts';

const CdkJson = z.object({ context: z.record(z.string(), z.unknown()) });

/** The flags of cdk.json, so that a synthesis in a test is the synthesis of a deployment. */
const flags = () =>
  CdkJson.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../cdk.json'), 'utf8'))).context;

interface AppOptions {
  readonly outdir?: string;
  readonly bundle?: Bundle;
}

/** Both stacks of one stage in one region, not yet checked. */
export const uncheckedApp = (
  settings: StageSettings,
  { outdir, bundle = bundleFolder }: AppOptions = {},
): App => {
  const app = new App({
    context: flags(),
    analyticsReporting: false,
    ...(outdir === undefined ? {} : { outdir }),
  });
  const data = dataStack(app, settings);
  serviceStack(app, settings, data, bundle);
  Tags.of(app).add('doorstep:stage', settings.name);
  return app;
};

/** The app as it is deployed: a finding of cdk-nag that is not accepted stops the synthesis. */
export const doorstepApp = (settings: StageSettings, options?: AppOptions): App => {
  const app = uncheckedApp(settings, options);
  acceptFindings(app, settings.name);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
};
