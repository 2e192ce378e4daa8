import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uncheckedApp } from '../../infra/doorstep-app.ts';
import type { StageSettings } from '../../infra/stages.ts';
import { targets } from '../../infra/targets.ts';

export interface Resource {
  readonly id: string;
  readonly Type: string;
  // A template is whatever CloudFormation takes; tests look at parts of it.
  readonly Properties: Record<string, unknown>;
  readonly DeletionPolicy?: string;
}

export interface Synthesised {
  readonly settings: StageSettings;
  readonly data: readonly Resource[];
  readonly service: readonly Resource[];
  /** Names of what both stacks print. */
  readonly outputs: readonly string[];
  readonly text: string;
}

const stub = () => join(import.meta.dirname, '../../functions/http/health');

// test/infra/regions.test.ts asks AWS's rules about every template once; here they would only take time.
process.env['CDK_VALIDATION'] = 'false';

const inFolder = <T>(use: (outdir: string) => T): T => {
  const outdir = mkdtempSync(join(tmpdir(), 'doorstep-synth-'));
  try {
    return use(outdir);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

const synthesise = (settings: StageSettings): Synthesised =>
  inFolder((outdir) => {
    const assembly = uncheckedApp(settings, { outdir, bundle: stub }).synth();
    const outputs = ['Data', 'Service'].flatMap((stack) =>
      Object.keys((assembly.getStackArtifact(stack).template as { Outputs: object }).Outputs),
    );
    const resources = (stack: string) => {
      const { Resources } = assembly.getStackArtifact(stack).template as {
        Resources: Record<string, Resource>;
      };
      return Object.entries(Resources).map(([id, resource]) => ({ ...resource, id }));
    };
    const [data, service] = [resources('Data'), resources('Service')];
    return { settings, data, service, outputs, text: JSON.stringify([data, service]) };
  });

const known = new Map<StageSettings, Synthesised>();

/** The templates of a stage with empty functions, made once for all tests of a file. */
export const synthesised = (settings: StageSettings): Synthesised => {
  const made = known.get(settings) ?? synthesise(settings);
  known.set(settings, made);
  return made;
};

export const everyTarget = targets.map((settings) => ({
  where: `${settings.name} in ${settings.region}`,
  settings,
}));

export const ofType = (resources: readonly Resource[], type: string): Resource[] =>
  resources.filter((resource) => resource.Type === type);

/** Every policy statement in the template, wherever it stands. */
export interface Statement {
  readonly in: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const statementsUnder = (where: string, value: unknown): Statement[] => {
  if (Array.isArray(value)) return value.flatMap((one) => statementsUnder(where, one));
  if (typeof value !== 'object' || value === null) return [];
  const own = 'Effect' in value && 'Action' in value ? [{ ...(value as Statement), in: where }] : [];
  return [...own, ...Object.values(value).flatMap((one) => statementsUnder(where, one))];
};

export const statementsOf = (resources: readonly Resource[]): Statement[] =>
  resources.flatMap(({ id, Properties }) => statementsUnder(id, Properties));

export const actionsOf = ({ Action }: Statement): readonly string[] =>
  typeof Action === 'string' ? [Action] : Action;
