import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type App, CfnResource } from 'aws-cdk-lib';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { bundleFolder } from '../../infra/bundle.ts';
import { doorstepApp } from '../../infra/doorstep-app.ts';
import { settingsFrom } from '../../infra/stages.ts';
import { setAside } from './set-aside.ts';

const mark = process.env['DOORSTEP_TEST_MARK'];

/** The function as it is deployed, or, for a second deployment, the same with a line more. */
const bundle = (entry: string): string => {
  const folder = bundleFolder(entry);
  if (mark === undefined) return folder;
  const marked = join(tmpdir(), 'marked', basename(folder));
  mkdirSync(marked, { recursive: true });
  cpSync(folder, marked, { recursive: true });
  writeFileSync(
    join(marked, 'index.mjs'),
    `${readFileSync(join(folder, 'index.mjs'), 'utf8')}\n// ${mark}\n`,
  );
  return marked;
};

const withoutUnknown = (app: App): App => {
  const unknown = app.node
    .findAll()
    .filter(CfnResource.isCfnResource)
    .filter(({ cfnResourceType }) => setAside.some((type) => type === cfnResourceType));
  for (const { node } of unknown) node.scope?.node.tryRemoveChild(node.id);
  return app;
};

/** A quarter of an hour is long to wait for: in a second deployment every job ticks each minute. */
const EVERY_MINUTE = 'cron(* * * * ? *)';

const withQuickJobs = (app: App): App => {
  if (mark === undefined) return app;
  for (const one of app.node.findAll()) if (one instanceof CfnSchedule) one.scheduleExpression = EVERY_MINUTE;
  return app;
};

/** The app of `npm run deploy` with all its checks, without the resources that the engine does not know. */
withQuickJobs(withoutUnknown(doorstepApp(settingsFrom(process.env), { bundle }))).synth();
