import { every, hours, type Timetable } from './timetable.ts';

/** A recurring job: EventBridge Scheduler ticks it on AWS, croner on this machine, both in the prefecture's zone. */
export interface Schedule {
  readonly name: string;
  /** By the clocks of `zone`. */
  readonly at: Timetable;
  readonly zone: 'Asia/Shanghai';
  /** Entry point under `functions/`. */
  readonly entry: `sweeps/${string}`;
  /** What the people of the prefecture lose while it stands still: the first line the duty officer reads. */
  readonly impactIfDown: string;
  /** No run for this long rings an alarm. */
  readonly silentAfterMinutes: number;
  /** What it may reach; the table alone unless told. */
  readonly uses?: readonly ('table' | 'messages' | 'mail-login' | 'file-removal')[];
}

export const schedules: readonly Schedule[] = [
  {
    name: 'sweep-overdue',
    at: { minute: every(15) },
    zone: 'Asia/Shanghai',
    entry: 'sweeps/sweep-overdue.ts',
    impactIfDown:
      'Cases past their deadline are not marked and nobody above is told; nothing is lost, the next run catches up.',
    silentAfterMinutes: 45,
  },
  {
    name: 'turn-links',
    at: { minute: [5] },
    zone: 'Asia/Shanghai',
    entry: 'sweeps/turn-links.ts',
    impactIfDown:
      'Links neither begin nor end on their day, so workers see the wrong households; the next run catches up.',
    silentAfterMinutes: 150,
  },
  {
    name: 'finish-work',
    at: { minute: every(5) },
    zone: 'Asia/Shanghai',
    entry: 'sweeps/finish-work.ts',
    impactIfDown:
      'Hand-overs and moves of areas that were cut short stay half done until somebody sends them again, what people asked to have erased stays, and imports that were cut short are not counted.',
    silentAfterMinutes: 30,
    uses: ['table', 'file-removal'],
  },
  {
    name: 'remind-of-visits',
    at: { minute: [5], hour: hours(9, 17) },
    zone: 'Asia/Shanghai',
    entry: 'sweeps/remind-of-visits.ts',
    impactIfDown:
      'Nobody is reminded of visits that fall due or were not made; nothing is lost, the next run in office hours catches up.',
    silentAfterMinutes: 16 * 60,
  },
  {
    name: 'look-after',
    at: { minute: [0], hour: [6] },
    zone: 'Asia/Shanghai',
    entry: 'sweeps/look-after.ts',
    impactIfDown:
      'No holiday campaign is opened, planned anew or sent out by itself, and nobody hears of a ledger whose sums are not right or of an approval that ends; the next run catches up.',
    silentAfterMinutes: 25 * 60,
  },
  {
    name: 'recount',
    at: { minute: [20], hour: [3] },
    zone: 'Asia/Shanghai',
    entry: 'sweeps/recount.ts',
    impactIfDown:
      'Boards, coverage and cells for statistics that missed a change stay wrong, deadlines stay provisional after the notice of their year, and what was kept long enough is not deleted.',
    silentAfterMinutes: 25 * 60,
    uses: ['table', 'file-removal'],
  },
  {
    name: 'send-messages',
    at: { minute: every(5) },
    zone: 'Asia/Shanghai',
    entry: 'sweeps/send-messages.ts',
    uses: ['table', 'messages', 'mail-login'],
    impactIfDown:
      'Nobody is told by push, mail or webhook that something is new; inboxes, lists and deadlines are right.',
    silentAfterMinutes: 30,
  },
  {
    name: 'mend-inboxes',
    at: { minute: [40], hour: [3] },
    zone: 'Asia/Shanghai',
    entry: 'sweeps/mend-inboxes.ts',
    impactIfDown:
      'News of cases that was lost on its way to the inboxes is not told later; work lists, boards and deadlines are right.',
    silentAfterMinutes: 25 * 60,
  },
];
