import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { consumers } from '../../events/consumers.ts';
import { schedules } from '../../events/schedules.ts';
import { areas } from '../../functions/http/areas.ts';
import { bundledCode } from '../../infra/bundle.ts';

/** P9 of the performance targets, in bytes. */
const LARGEST = 420 * 1024;
const LARGEST_COMPRESSED = 130 * 1024;

const entries = [...areas, ...schedules, ...consumers].map(({ entry }) => entry);

describe.each([...entries, 'identity/add-claims.ts'])('the bundle of %s', (entry) => {
  it('is small enough to start quickly', () => {
    const code = bundledCode(entry);
    expect(Buffer.byteLength(code)).toBeLessThanOrEqual(LARGEST);
    expect(gzipSync(code).length).toBeLessThanOrEqual(LARGEST_COMPRESSED);
  });

  it('is a module with a handler that needs nothing beside it', () => {
    const code = bundledCode(entry);
    expect(code).toMatch(/export\s*\{[^}]*\bas handler\b/);
    expect(code).not.toMatch(/from"(?!node:)[a-z@]/);
  });
});
