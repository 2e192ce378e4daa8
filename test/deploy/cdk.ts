import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Engine } from './engine/engine.ts';
import { ACCOUNT, REGION, ROOT_KEY } from './engine/root-key.ts';
import { run } from './program.ts';

interface Setting {
  readonly engine: Engine;
  readonly issuer: string;
  /** For what CDK writes: assembly, cache, outputs. */
  readonly folder: string;
}

/** What `cdk deploy` says at its end. */
const OutputsFile = z.object({
  'doorstep-dev-data': z.object({ TableName: z.string(), AttachmentsName: z.string() }),
  'doorstep-dev-service': z.object({ ApiUrl: z.url() }),
});

export interface Outputs {
  readonly TableName: string;
  readonly AttachmentsName: string;
  readonly ApiUrl: string;
}

export interface Change {
  /** Of the operator's settings. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Written into every function, so that all of them are new. */
  readonly codeMark?: string;
}

/** The folder with what a synthesis made. */
export type Assembly = string;

export interface Cdk {
  /** With all checks of `npm run synth`. */
  synth(name: string, change: Change, signal: AbortSignal): Promise<Assembly>;
  bootstrap(assembly: Assembly, signal: AbortSignal): Promise<unknown>;
  /** What would change; nothing is done. */
  diff(assembly: Assembly, signal: AbortSignal): Promise<unknown>;
  /** The gate of `npm run deploy`; fails when something would be destroyed. */
  changes(assembly: Assembly, signal: AbortSignal): Promise<string>;
  /** `npm run restore`. */
  mend(table: string, signal: AbortSignal): Promise<string>;
  deploy(assembly: Assembly, signal: AbortSignal): Promise<Outputs>;
  destroy(assembly: Assembly, stack: 'Data' | 'Service', signal: AbortSignal): Promise<unknown>;
}

/** No address outside of this machine can be reached from it: what is not on 127.0.0.1 goes to a closed door. */
const NOWHERE = 'http://127.0.0.1:9';

const surroundings = ({ engine, issuer, folder }: Setting) => ({
  PATH: process.env['PATH'],
  LANG: 'C.UTF-8',
  HOME: folder,
  TMPDIR: folder,
  AWS_ENDPOINT_URL: engine.endpoint,
  AWS_CA_BUNDLE: engine.certificate,
  NODE_EXTRA_CA_CERTS: engine.certificate,
  AWS_ACCESS_KEY_ID: ROOT_KEY.accessKeyId,
  AWS_SECRET_ACCESS_KEY: ROOT_KEY.secretAccessKey,
  AWS_REGION: REGION,
  AWS_EC2_METADATA_DISABLED: 'true',
  HTTP_PROXY: NOWHERE,
  HTTPS_PROXY: NOWHERE,
  NO_PROXY: '127.0.0.1',
  CDK_DISABLE_CLI_TELEMETRY: 'true',
  DOORSTEP_STAGE: 'dev',
  DOORSTEP_REGION: REGION,
  DOORSTEP_ISSUER: issuer,
});

/** The command line of CDK from our packages, as an operator uses it, against the engine. */
export const cdkOn = (wish: Setting): Cdk => {
  const { folder } = wish;
  const outputs = join(folder, 'outputs.json');
  const cdk = (words: readonly string[], signal: AbortSignal, { settings, codeMark }: Change = {}) => {
    const mark = codeMark === undefined ? {} : { DOORSTEP_TEST_MARK: codeMark };
    const env = { ...surroundings(wish), ...settings, ...mark };
    return run('cdk', ['--no-notices', '--no-color', ...words], { env, signal });
  };
  const script = ([name, ...words]: readonly string[], signal: AbortSignal) =>
    run('node', [`scripts/${name}`, ...words], { env: surroundings(wish), signal });
  return {
    async synth(name, change, signal) {
      const assembly = join(folder, name);
      await cdk(
        ['synth', '--quiet', '--app', 'node test/deploy/app.ts', '--output', assembly],
        signal,
        change,
      );
      return assembly;
    },
    bootstrap: (app, signal) => cdk(['bootstrap', `aws://${ACCOUNT}/${REGION}`, '--app', app], signal),
    diff: (app, signal) => cdk(['diff', '--all', '--app', app], signal),
    changes: (app, signal) => script(['changes.ts', app], signal),
    mend: (table, signal) => script(['restore.ts', '--table', table, '--mend'], signal),
    async deploy(app, signal) {
      const words = ['deploy', '--all', '--app', app, '--require-approval', 'never'];
      await cdk([...words, '--outputs-file', outputs], signal);
      const said = OutputsFile.parse(JSON.parse(readFileSync(outputs, 'utf8')));
      return { ...said['doorstep-dev-data'], ...said['doorstep-dev-service'] };
    },
    destroy: (app, stack, signal) =>
      cdk(['destroy', stack, '--exclusively', '--force', '--app', app], signal),
  };
};
