import { readFileSync } from 'node:fs';
import { type Engine, RegoEngine, TemplateFile } from '@aws/cloudformation-validate';
import * as z from 'zod/mini';

export interface RegionReport {
  /** How many resources of each type the template asks for. */
  readonly types: Readonly<Record<string, number>>;
  /** What AWS calls wrong about it in this region; F3006 is a type that the region does not have. */
  readonly faults: readonly string[];
  readonly missing: readonly string[];
}

const Template = z.object({ Resources: z.record(z.string(), z.object({ Type: z.string() })) });

const countTypes = (path: string): Record<string, number> => {
  const { Resources } = Template.parse(JSON.parse(readFileSync(path, 'utf8')));
  const counts: Record<string, number> = {};
  for (const { Type } of Object.values(Resources)) counts[Type] = (counts[Type] ?? 0) + 1;
  return counts;
};

/** CDK writes down an order that follows from a reference anyway: no fault, and not ours to change. */
const NEEDLESS_ORDER = 'W3005';
const MISSING_TYPE = 'F3006';
const WRONG = new Set(['WARN', 'ERROR', 'FATAL']);

let engine: Engine | undefined;

/** A template against the rules and the list of types that AWS publishes for a region. Works offline. */
export const checkRegion = (templatePath: string, region: string): RegionReport => {
  engine ??= new RegoEngine();
  const { status, diagnostics } = engine.validateStandard(new TemplateFile(templatePath), {
    pseudoParameterOverrides: { region },
    exclude: { ids: [NEEDLESS_ORDER] },
  });
  const wrong = diagnostics.filter(({ severity }) => WRONG.has(severity));
  const said = wrong.map(({ ruleId, entity, message }) => `${ruleId} ${entity?.logicalId ?? ''}: ${message}`);
  return {
    types: countTypes(templatePath),
    faults: status === 'OK' ? said : [...said, `the check itself ended as ${status}`],
    missing: wrong.filter(({ ruleId }) => ruleId === MISSING_TYPE).map(({ message }) => message),
  };
};
