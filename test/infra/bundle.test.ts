import { beforeAll, describe, expect, it } from 'vitest';
import { LARGEST, LARGEST_COMPRESSED, sizesOf } from '../../bench/bundle/measure-bundle.ts';
import { consumers } from '../../events/consumers.ts';
import { schedules } from '../../events/schedules.ts';
import { areas } from '../../functions/http/areas.ts';
import { bundledCode } from '../../infra/bundle.ts';
import { personalFields } from '../../shared/modules.ts';

const entries = [...areas, ...schedules, ...consumers].map(({ entry }) => entry);

describe.each([...entries, 'identity/add-claims.ts'])('the bundle of %s', (entry) => {
  let code: string;
  beforeAll(() => {
    code = bundledCode(entry);
  });

  it('is small enough to start quickly', () => {
    const { bytes, compressedBytes } = sizesOf(code);
    expect(bytes).toBeLessThanOrEqual(LARGEST);
    expect(compressedBytes).toBeLessThanOrEqual(LARGEST_COMPRESSED);
  });

  it('carries nothing of the field register, which only its page and the tests read', () => {
    const carried = Object.values(personalFields).filter(({ purpose }) => code.includes(purpose));
    expect(carried).toEqual([]);
  });

  it('is a module with a handler that needs nothing beside it', () => {
    expect(code).toMatch(/export\s*\{[^}]*\bas handler\b/);
    expect(code).not.toMatch(/from"(?!node:)[a-z@]/);
  });
});
