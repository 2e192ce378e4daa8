import { configDefaults, defineConfig } from 'vitest/config';
import { hasEngine } from './local/find-engine.ts';
import own from './package.json' with { type: 'json' };
import { ENGINE_ALONE, withoutEngine } from './scripts/platform/engine-alone.ts';
import { nodeTooOld } from './scripts/platform/node-too-old.ts';

// An error thrown here would come with a stack, and hundreds of failed tests say less than one sentence.
const fault = nodeTooOld(process.versions.node, own.devDependencies.node);
if (fault !== undefined) {
  process.stderr.write(fault);
  process.exit(1);
}

const noEngine = !hasEngine();
if (noEngine) process.stderr.write(withoutEngine(process));

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(noEngine ? ENGINE_ALONE : [])],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
