/**
 * What open routes need of the table: slips and feeds with what they point to, and the counter of misses, the only thing
 * that they write. test/visit/open-reach.test.ts goes every way through them and holds both lists to it.
 */
export const reach = {
  reads: [
    ...['SLIP#', 'CASE#', 'TASK#', 'CALENDAR#', 'KNOCK#'],
    ...['WORKER#', 'DEPUTY#', 'VISITS#', 'GRID#', 'BULLETIN'],
  ],
  writes: ['KNOCK#'],
} as const;
