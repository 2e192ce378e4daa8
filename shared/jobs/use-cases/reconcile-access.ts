import { allShutOut, readControlRecord } from '../../access/store/control-record.ts';
import { saveStaff } from '../../notification/use-cases/save-staff.ts';
import type { Context } from '../../table/context.ts';
import type { Partition } from '../../table/partition.ts';
import { toWorker } from '../../worker/store/worker-item.ts';
import { findWorker, formerStaff } from '../../worker/store/worker-store.ts';
import type { Certificate } from '../rules/certificate.ts';
import { sweepPartitions } from './run-sweep.ts';

const AT_ONCE = 8;

const idsIn = (former: Partition): Partition<string> => ({
  expected: () => former.expected(),
  async *pages() {
    for await (const page of former.pages()) yield page.map((item) => toWorker(item).id);
  },
});

/** Those whose every token is refused: some of them may serve. */
const shutOut = async (ctx: Context): Promise<Partition<string>> => {
  const ids = allShutOut(await readControlRecord(ctx, 0));
  return {
    expected: async () => ids.length,
    async *pages() {
      yield ids;
    },
  };
};

const reconcile = async (ctx: Context, id: string): Promise<boolean> => {
  const worker = await findWorker(ctx, id);
  // Whoever was never in the register was shut out for a reason of its own.
  return worker !== undefined && saveStaff(ctx, { before: worker, after: worker }, []);
};

/**
 * Compares the register of staff with the revocations and with the messages that go out, and mends what does not agree:
 * whoever has left is let in by no token and told of nothing, and whoever serves is let in. Changes nothing a second time.
 */
export const reconcileAccess = async (ctx: Context): Promise<Certificate> =>
  sweepPartitions(
    {
      job: 'access',
      partitions: [...(await formerStaff(ctx.table)).map(idsIn), await shutOut(ctx)],
      atOnce: AT_ONCE,
      idOf: (id) => id,
      process: (id) => reconcile(ctx, id),
    },
    ctx,
  );
