import { afterAll, describe, expect, it } from 'vitest';
import { faultsWith } from '../harness/overlay.ts';
import { scratchWith } from '../harness/scratch.ts';
import { OFFICE_HOURS_TEST, officeHours } from './office-hours.ts';

/** An endpoint, its line among the routes, what its module says, its key, its store and its test. */
const MOST_FILES = 6;

describe('an endpoint with storage of its own', () => {
  const scratch = scratchWith(officeHours);
  afterAll(scratch.remove);

  it('is six files at most', () => {
    const files = [...scratch.differing(), OFFICE_HOURS_TEST].sort();
    console.info(['What an endpoint with storage is:', ...files.map((file) => `  ${file}`)].join('\n'));
    expect(files).toEqual(Object.keys(officeHours).sort());
    expect(files.length).toBeLessThanOrEqual(MOST_FILES);
  });

  it('serves, keeps and refuses by these alone', { timeout: 120_000 }, () => {
    const { status, said } = scratch.run(['node_modules/vitest/vitest.mjs', 'run', OFFICE_HOURS_TEST]);
    expect(said).toMatch(/1 passed/);
    expect(status).toBe(0);
  });

  it('compiles', { timeout: 180_000 }, () => {
    expect(faultsWith(officeHours)).toEqual([]);
  });
});
