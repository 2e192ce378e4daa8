import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, expect, it } from 'vitest';
import { acceptedFindings, ruleIn } from '../../infra/accepted-findings.ts';
import { uncheckedApp } from '../../infra/doorstep-app.ts';
import type { StageSettings } from '../../infra/stages.ts';
import { targets } from '../../infra/targets.ts';

const folder = mkdtempSync(join(tmpdir(), 'doorstep-findings-'));
const bundle = () => join(import.meta.dirname, '../../functions/http/health');
process.env['CDK_VALIDATION'] = 'false';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const foundIn = (settings: StageSettings): string[] => {
  const app = uncheckedApp(settings, { outdir: join(folder, `${settings.name}-${settings.region}`), bundle });
  app.synth();
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
  );
};

it('is found by cdk-nag exactly what we accepted, no more and no less', () => {
  const found = new Set(targets.flatMap(foundIn));
  const stages = new Set(targets.map(({ name }) => name));
  const accepted = acceptedFindings.flatMap(({ rule, at }) =>
    rule.includes('{stage}')
      ? [...stages].map((stage) => `${ruleIn(stage, rule)} at ${at}`)
      : [`${rule} at ${at}`],
  );
  expect([...found].sort()).toEqual([...new Set(accepted)].sort());
});

it.each(acceptedFindings)('gives a reason for $rule that a colleague can judge', ({ reason }) => {
  expect(reason.length).toBeGreaterThan(40);
});
