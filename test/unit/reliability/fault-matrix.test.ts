import { describe, expect, it } from 'vitest';
import { caseScripts } from '../../support/faults/case-scripts.ts';
import { runMatrix } from '../../support/faults/matrix.ts';
import { registerScripts } from '../../support/faults/register-scripts.ts';
import { visitScripts } from '../../support/faults/visit-scripts.ts';
import type { GroundWith } from '../../support/faults/world.ts';
import { memoryTable } from '../../support/memory-table.ts';

const inMemory: GroundWith = async (items) => {
  const table = memoryTable();
  await table.load(items);
  return { table, all: async () => table.all() };
};

describe('R1 every request to the table that goes wrong, before or after it is done', () => {
  it.each([...caseScripts, ...registerScripts, ...visitScripts])(
    'leaves no trace once the act is sent again: $name',
    async (script) => {
      const report = await runMatrix(script, inMemory);
      expect(report.violations).toEqual([]);
    },
  );
});
