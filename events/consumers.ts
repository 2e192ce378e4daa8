/** A reaction to what was written: fed by the table's stream, or by a queue that a rule of the bus fills. */
export interface Consumer {
  readonly name: string;
  /** Entry point under `functions/`. */
  readonly entry: `consumers/${string}`;
  readonly from: { readonly stream: true } | { readonly queue: true; readonly types: readonly string[] };
  readonly impactIfDown: string;
}

export const consumers: readonly Consumer[] = [
  {
    name: 'publish-events',
    entry: 'consumers/publish-events.ts',
    from: { stream: true },
    impactIfDown:
      'Boards and coverage stand still and no other system hears of changes; the stream keeps 24 hours.',
  },
  {
    name: 'roll-up-coverage',
    entry: 'consumers/roll-up-coverage.ts',
    from: {
      queue: true,
      types: ['doorstep.household.changed.v1', 'doorstep.worker.changed.v1', 'doorstep.register.imported.v1'],
    },
    impactIfDown: 'Coverage figures of villages and above are stale; the register itself is right.',
  },
  {
    name: 'roll-up-cases',
    entry: 'consumers/roll-up-cases.ts',
    from: { queue: true, types: ['doorstep.case.changed.v1'] },
    impactIfDown: 'Problem boards above the grids show old counts; cases, lists and deadlines are right.',
  },
  {
    name: 'publish-chunks',
    entry: 'consumers/publish-chunks.ts',
    from: { queue: true, types: ['doorstep.campaign.chunk-called.v1'] },
    impactIfDown:
      'The visits of a holiday stay off the lists of workers; their chunks are known, and are enqueued again.',
  },
  {
    name: 'fill-inboxes',
    entry: 'consumers/fill-inboxes.ts',
    from: { queue: true, types: ['doorstep.case.changed.v1'] },
    impactIfDown: 'Nobody finds news of cases in the inbox; work lists, boards and deadlines are right.',
  },
  {
    name: 'gather-messages',
    entry: 'consumers/gather-messages.ts',
    from: { queue: true, types: ['doorstep.notice.left.v1'] },
    impactIfDown: 'Nobody is told by push, mail or webhook that something is new; the inboxes are right.',
  },
];
