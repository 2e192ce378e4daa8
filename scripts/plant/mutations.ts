import type { Mutation } from './mutation.ts';

/** The bugs that once survived every test. Where the code has moved on, the text here moves with it. */
export const mutations: readonly Mutation[] = [
  {
    says: 'a household moves into a grid that is retired in the same moment',
    file: 'shared/relocation/use-cases/household-moves.ts',
    replace: '[...(grid === undefined ? [] : [grid]), ',
    by: '[',
    tests: ['test/relocation/area-versions.test.ts'],
  },
  {
    says: 'a household is added to a grid that is retired in the same moment',
    file: 'shared/household/use-cases/household-intake.ts',
    replace: '    { check: areaKey(grid.code), guard: { version: grid.version } },\n',
    by: '',
    tests: ['test/relocation/area-versions.test.ts'],
  },
  {
    says: 'an import fills a grid that is retired in the same moment',
    file: 'shared/register-import/use-cases/import-households.ts',
    replace: "guard: 'absent' }, ...linked, ...area]",
    by: "guard: 'absent' }, ...linked]",
    tests: ['test/relocation/area-versions.test.ts'],
  },
  {
    says: 'the control record is written over whatever stands there',
    file: 'shared/access/store/control-record.ts',
    replace: '{ version: old.version }',
    by: "'exists'",
    tests: ['test/access/control-record.test.ts'],
  },
  {
    says: 'those who lost together come back together',
    file: 'shared/table/table.ts',
    replace: 'Math.random() * ',
    by: '',
    tests: ['test/table/optimistic.test.ts'],
  },
  {
    says: 'a hand-over takes cases that the giver got after it',
    file: 'shared/handover/use-cases/hand-over-work.ts',
    replace: "    if ((heldSince(timeline) ?? '') > handOver.createdAt) return;\n",
    by: '',
    tests: ['test/handover/later-work.test.ts'],
  },
  {
    says: 'a hand-over takes visits that were planned after it',
    file: 'shared/handover/use-cases/hand-over-visits.ts',
    replace: ' || task.plannedAt > handOver.createdAt',
    by: '',
    tests: ['test/handover/hand-over.test.ts'],
  },
  {
    says: 'tasks stand before the lines of those who help',
    file: 'shared/campaign/use-cases/publish-chunk.ts',
    replace: `  await ctx.table.load(helpItems(tasks));
  await loadTasks(ctx, lease.first ? tasks : await missingAmong(ctx.table, tasks));
`,
    by: `  await loadTasks(ctx, lease.first ? tasks : await missingAmong(ctx.table, tasks));
  await ctx.table.load(helpItems(tasks));
`,
    tests: ['test/campaign/help-first.test.ts'],
  },
  {
    says: 'a merger does not mind that the absorbing area changes',
    file: 'shared/relocation/use-cases/area-move-begin.ts',
    replace: '    ...hostCheck(asked, items),\n',
    by: '',
    tests: ['test/relocation/area-versions.test.ts'],
  },
  {
    says: 'a reminder is written although somebody has just died',
    file: 'shared/visit/use-cases/reminder-store.ts',
    replace: '[noticeWrite(notice), ...checks]',
    by: '[noticeWrite(notice)]',
    tests: ['test/visit/remind-of-visits.test.ts'],
  },
];
