import * as z from 'zod/mini';
import { fault } from '../../base/fault.ts';
import { Ulid } from '../../base/id.ts';
import { addMs, Instant } from '../../base/instant.ts';
import { conflict, invalid, type Refusal } from '../../base/refusal.ts';

/** Wrong codes; the next one needs a new letter. */
const MOST_WRONG = 5;
/** As many as may be sent for one member of staff on a day, whatever they are asked for. */
export const MOST_LETTERS = 10;
const VALID_MS = 24 * 3_600_000;
const DIGITS = 6;

/** What a letter of ours says and its reader types. */
export const MailboxCode = z.string().check(z.regex(/^[0-9]{6}$/, fault('channel.code')));
export type MailboxCode = z.infer<typeof MailboxCode>;

/** What a mailbox waits for until its reader has shown that they read it. */
export const Confirmation = z.strictObject({
  code: MailboxCode,
  until: Instant,
  /** Each wrong code once: the same request sent again is no second guess. */
  wrong: z.array(MailboxCode).check(z.maxLength(MOST_WRONG)),
  /** Requests for another letter that were answered, the latest last. */
  asked: z.array(Ulid).check(z.maxLength(MOST_LETTERS)),
});
type Confirmation = z.infer<typeof Confirmation>;

/** Four bytes of chance: one code is as likely as another, but for one in a thousand. */
export const CODE_BYTES = 4;

export const codeOf = (chance: Uint8Array): MailboxCode => {
  const number = chance.reduce((sum, byte) => sum * 256 + byte, 0);
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
};

export const newConfirmation = (code: MailboxCode, now: Instant): Confirmation => ({
  code,
  until: addMs(now, VALID_MS),
  wrong: [],
  asked: [],
});

const holds = ({ until, wrong }: Confirmation, now: Instant): boolean =>
  now < until && wrong.length < MOST_WRONG;

const refusalOf = (nth: number): Refusal =>
  invalid('channel.wrong-code', '#/code', { left: MOST_WRONG - nth - 1 });

interface Judgement {
  /** None: it is the code. */
  readonly refusal?: Refusal;
  /** With a wrong code that has not been tried before. */
  readonly counted?: Confirmation;
}

/** What comes of a code that somebody typed. */
export const judgeCode = (confirmation: Confirmation, code: MailboxCode, now: Instant): Judgement => {
  const { wrong } = confirmation;
  if (wrong.includes(code)) return { refusal: refusalOf(wrong.indexOf(code)) };
  if (!holds(confirmation, now)) return { refusal: conflict('channel.code-over') };
  if (code === confirmation.code) return {};
  return { refusal: refusalOf(wrong.length), counted: { ...confirmation, wrong: [...wrong, code] } };
};

/** Another letter, with the same code while it holds: two letters that cross are both right. */
export const askedAgain = (
  confirmation: Confirmation,
  id: string,
  { code, now }: { readonly code: MailboxCode; readonly now: Instant },
): Confirmation => {
  const asked = [...confirmation.asked, id].slice(-MOST_LETTERS);
  const standing = holds(confirmation, now) ? confirmation : newConfirmation(code, now);
  return { ...standing, asked };
};
