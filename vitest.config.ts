import { defineConfig } from 'vitest/config';
import own from './package.json' with { type: 'json' };
import { nodeTooOld } from './scripts/platform/node-too-old.ts';

// An error thrown here would come with a stack, and hundreds of failed tests say less than one sentence.
const fault = nodeTooOld(process.versions.node, own.devDependencies.node);
if (fault !== undefined) {
  process.stderr.write(fault);
  process.exit(1);
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
