import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { held, waiting } from './rules.ts';

describe('the fifteen rules of the boundary', () => {
  it('are each held by a test, or say why they wait', () => {
    const lines = [
      ...held.map(
        ({ rule, says, file, seenRed }) =>
          `${rule} ${says}: ${file} (${seenRed === undefined ? 'not seen red' : `seen red by ${seenRed}`})`,
      ),
      ...waiting.map(({ rule, says, waitsFor }) => `${rule} ${says}: waits for ${waitsFor}`),
    ];
    console.info(
      lines.toSorted((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10)).join('\n'),
    );
    const rules = new Set([...held, ...waiting].map(({ rule }) => rule));
    expect([...rules].toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 15 }, (_, n) => n + 1),
    );
  });

  it.each(held)(
    'rule $rule, $says, is held by a test that there is and that is not skipped',
    ({ file, title }) => {
      const text = readFileSync(file, 'utf8');
      expect(text).toContain(title);
      expect(text).not.toMatch(/\b(it|describe|test)\.(skip|todo|only)\b/);
    },
  );
});
