import { describe, expect, it } from 'vitest';
import { runAtOnce } from '../harness/faults/at-once.ts';
import { scripts } from '../harness/faults/scripts.ts';
import { inMemory } from '../harness/faults/world.ts';

describe('H03 the same sending four times at once', () => {
  it.each(scripts)('has the effect of one: $name', async (script) => {
    expect(await runAtOnce(script, inMemory, 4)).toEqual([]);
  });
});
