import type { Core } from '../../runtime/core.ts';
import { atOnce } from '../../table/at-once.ts';
import type { Shelf } from '../../table/shelf.ts';
import { type Certificate, NOTHING_SWEPT, type SweepJob } from '../rules/certificate.ts';
import { leaveCertificate, type Swept, settleOne, sweptTogether, unlessOvertaken } from './run-sweep.ts';

interface ShelfSweep<T> {
  readonly job: SweepJob;
  readonly shelves: readonly Shelf<T>[];
  /** So many shelves at the same time, begun in their order. */
  readonly atOnce: number;
  /** What the log may say of one. */
  idOf(one: T): string;
  /** Does what is due about one and says whether there was anything to do. */
  settle(one: T): Promise<boolean>;
}

const sweepShelf = async <T>(
  shelf: Shelf<T>,
  { job, idOf, settle }: ShelfSweep<T>,
  services: Core,
): Promise<Swept> => {
  const swept: Swept[] = [{ tally: { ...NOTHING_SWEPT, expected: await shelf.expected() }, changed: [] }];
  for await (const page of shelf.pages())
    for (const one of page) {
      const due = { id: idOf(one), settle: () => unlessOvertaken(settle(one)) };
      swept.push(await settleOne(due, job, services));
    }
  return sweptTogether(swept);
};

/** Settles all that stands on some shelves, page by page. One bad record is counted and the rest go on. */
export const sweepShelves = async <T>(sweep: ShelfSweep<T>, services: Core): Promise<Certificate> => {
  const startedAt = services.now();
  const swept = await atOnce(sweep.atOnce, sweep.shelves, (one) => sweepShelf(one, sweep, services));
  return leaveCertificate({ job: sweep.job, startedAt }, sweptTogether(swept), services);
};
