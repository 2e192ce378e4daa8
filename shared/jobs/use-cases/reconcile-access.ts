import { allShutOut, forgetRevocations, readControlRecord } from '../../access/store/control-record.ts';
import { dayOf } from '../../base/instant.ts';
import { saveStaff } from '../../notification/use-cases/save-staff.ts';
import type { Context } from '../../table/context.ts';
import type { Partition } from '../../table/partition.ts';
import { isAccountGone } from '../../worker/rules/account-gone.ts';
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
const these = (ids: readonly string[]): Partition<string> => ({
  expected: async () => ids.length,
  async *pages() {
    yield [...ids];
  },
});

/** What one look finds: whose account is gone needs no refusing, and is forgotten with all such at the end. */
interface Look {
  readonly shutOut: ReadonlySet<string>;
  readonly forgotten: Set<string>;
}

const reconcile = async (ctx: Context, id: string, { shutOut: out, forgotten }: Look): Promise<boolean> => {
  const worker = await findWorker(ctx, id);
  // Whoever was never in the register was shut out for a reason of its own.
  if (worker === undefined) return false;
  if (out.has(id) && isAccountGone(worker, dayOf(ctx.now()))) forgotten.add(id);
  const isMended = await saveStaff(ctx, { before: worker, after: worker }, []);
  return isMended || forgotten.has(id);
};

/**
 * Compares the register of staff with the revocations and with the messages that go out, and mends what does not agree:
 * whoever has left is let in by no token and told of nothing, and whoever serves is let in. Who left so long ago that nobody can sign
 * in as them is taken out of the control record, which every request reads. Changes nothing a second time.
 */
export const reconcileAccess = async (ctx: Context): Promise<Certificate> => {
  const out = allShutOut(await readControlRecord(ctx, 0));
  const look: Look = { shutOut: new Set(out), forgotten: new Set() };
  const certificate = await sweepPartitions(
    {
      job: 'access',
      partitions: [...(await formerStaff(ctx.table)).map(idsIn), these(out)],
      atOnce: AT_ONCE,
      idOf: (id) => id,
      process: (id) => reconcile(ctx, id, look),
    },
    ctx,
  );
  await forgetRevocations(ctx, look.forgotten);
  return certificate;
};
