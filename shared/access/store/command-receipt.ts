import * as z from 'zod/mini';
import { namesOneVersion } from '../../base/expect-version.ts';
import { WorkerId } from '../../base/id.ts';
import type { Instant } from '../../base/instant.ts';
import { Refusal } from '../../base/refusal.ts';
import { requireSameRequest } from '../../base/request-digest.ts';
import type { Who } from '../../base/role.ts';
import type { Context } from '../../table/context.ts';
import { digestOf } from '../../table/digest.ts';
import { recordOf } from '../../table/item.ts';
import { expiresAfter, type Key } from '../../table/key.ts';
import { isOvertaken, optimistic, type Write, writeAny } from '../../table/table.ts';
import { commandReceiptKey } from './keys.ts';

/** A phone that was away for two weeks still gets its answer. */
const KEPT_DAYS = 30;

/** A command as it was sent: where its receipt stands, and a digest of all that it asked. */
interface SentCommand {
  readonly key: Key;
  readonly createdBy: string;
  readonly digest: string;
}

interface Asked {
  readonly who: Who;
  /** The `Idempotency-Key`. Without one, a command that names a version is known by it: no version is changed twice. */
  readonly key: string | undefined;
  readonly ifMatch: string | undefined;
  /** What is done to which record. */
  readonly command: readonly [action: string, target: string];
  readonly body: unknown;
}

/** Nothing for a command that is not to be told from another of the same words. */
const sentCommand = ({ who, key, ifMatch, command, body }: Asked): SentCommand | undefined => {
  if (key === undefined && !namesOneVersion(ifMatch)) return undefined;
  const digest = digestOf([command, ifMatch, body]);
  return {
    key: commandReceiptKey(who.id, key === undefined ? digest : digestOf([key])),
    createdBy: who.id,
    digest,
  };
};

/** Beside what was answered, which each command parses by a schema of its own. */
const Receipt = z.strictObject({ createdBy: WorkerId, digest: z.string() });

const findAnswer = async <T>(
  ctx: Context,
  sent: SentCommand | undefined,
  answers: z.core.$ZodType<T>,
): Promise<T | undefined> => {
  const item = sent && (await ctx.table.get(sent.key));
  if (sent === undefined || item === undefined) return undefined;
  const { answered, ...receipt } = recordOf(item);
  requireSameRequest(Receipt.parse(receipt), sent, 'Idempotency-Key');
  return z.parse(answers, answered);
};

const receiptWrites = (sent: SentCommand | undefined, answered: unknown, at: Instant): Write[] => {
  if (sent === undefined) return [];
  const { key, createdBy, digest } = sent;
  const expiresAt = expiresAfter(at, KEPT_DAYS);
  return [{ put: { ...key, createdBy, digest, answered, expiresAt }, guard: 'absent' }];
};

interface Command<R, T> {
  /** What of an answer is kept. */
  readonly answers: z.core.$ZodType<T>;
  /** Reads the record, and refuses whoever may not: before anybody is told what was done. */
  read(): Promise<R>;
  /** Notes that a record is shown: before an answer of before is given, and by `attempt` before it writes. */
  note?(): Promise<void>;
  /** Decides, and writes the receipt of its answer together with what it does. */
  attempt(record: R, receipt: (answered: T) => Write[]): Promise<T>;
}

/**
 * Does a command once. What the same request has done is looked up before anything is judged anew, and once more when
 * it is refused; when somebody else was faster, all begins again. What was so already leaves a receipt too: it may be
 * otherwise when the same request comes again.
 */
export const answerOnce = <R, T>(
  ctx: Context,
  asked: Asked,
  { answers, read, note, attempt }: Command<R, T>,
): Promise<T> => {
  const sent = sentCommand(asked);
  const answeredBefore = async () => {
    const answered = await findAnswer(ctx, sent, answers);
    if (answered !== undefined) await note?.();
    return answered;
  };
  const attemptAndKeep = async (record: R) => {
    let isKept = false;
    const receipt = (answered: T) => {
      isKept = true;
      return receiptWrites(sent, answered, ctx.now());
    };
    const answered = await attempt(record, receipt);
    if (!isKept) await writeAny(ctx.table, receipt(answered));
    return answered;
  };
  const attemptOnce = async () => {
    const record = await read();
    const before = await answeredBefore();
    if (before !== undefined) return before;
    try {
      return await attemptAndKeep(record);
    } catch (error) {
      if (!(error instanceof Refusal) || isOvertaken(error)) throw error;
      const meanwhile = await answeredBefore();
      if (meanwhile === undefined) throw error;
      return meanwhile;
    }
  };
  return optimistic(attemptOnce, { isLost: isOvertaken });
};
