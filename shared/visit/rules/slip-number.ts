import * as z from 'zod/mini';
import { fault } from '../../base/fault.ts';
import { typedNumber } from '../../base/typed-text.ts';

/** Crockford's base 32: no I, L, O or U, so that a number read aloud or written by hand comes through. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 85 bits of chance, which nobody guesses, and one check character. */
const CHANCE_CHARS = 17;

/** Luhn's check over base 32: finds every single wrong character and nearly all swaps of two neighbours. */
const checkOf = (text: string): string => {
  const sum = [...text].reverse().reduce((so, char, index) => {
    const doubled = ALPHABET.indexOf(char) * (index % 2 === 0 ? 2 : 1);
    return so + Math.floor(doubled / 32) + (doubled % 32);
  }, 0);
  return ALPHABET.charAt((32 - (sum % 32)) % 32);
};

/** A number from 17 random bytes or more; each gives five of its bits. */
export const slipNumber = (chance: Uint8Array): SlipNumber => {
  if (chance.length < CHANCE_CHARS) throw new Error(`A slip number needs ${CHANCE_CHARS} bytes of chance.`);
  const text = Array.from(chance.slice(0, CHANCE_CHARS), (byte) => ALPHABET.charAt(byte % 32)).join('');
  return `${text}${checkOf(text)}`;
};

/** As stored: 18 characters. As printed and typed: in groups, in any case, with O for 0 and I or L for 1. */
export const SlipNumber = z.string().check(
  z.regex(/^[0-9A-HJKMNP-TV-Z]{18}$/, fault('slip.length')),
  z.refine((text) => checkOf(text.slice(0, -1)) === text.slice(-1), fault('slip.typing-error')),
);
export type SlipNumber = z.infer<typeof SlipNumber>;

const MOST_TYPED = 80;
export const TypedSlipNumber = z.pipe(
  z.pipe(z.string().check(z.maxLength(MOST_TYPED)), z.transform(typedNumber)),
  SlipNumber,
);

export const printedSlip = (number: SlipNumber): string =>
  [number.slice(0, 6), number.slice(6, 12), number.slice(12)].join('-');
