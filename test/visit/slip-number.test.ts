import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  printedSlip,
  SlipNumber,
  slipNumber,
  TypedSlipNumber,
} from '../../shared/visit/rules/slip-number.ts';

describe('a slip number', () => {
  const numbers = fc.uint8Array({ minLength: 17, maxLength: 17 }).map((bytes) => slipNumber(bytes));
  const ALPHABET = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

  it('checks, and reads back from its printed form', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(SlipNumber.parse(number)).toBe(number);
        expect(TypedSlipNumber.parse(printedSlip(number).toLowerCase())).toBe(number);
      }),
    );
  });

  it('shows every single wrong character', () => {
    fc.assert(
      fc.property(numbers, fc.nat({ max: 17 }), fc.constantFrom(...ALPHABET), (number, at, wrong) => {
        fc.pre(number[at] !== wrong);
        const mistyped = `${number.slice(0, at)}${wrong}${number.slice(at + 1)}`;
        expect(SlipNumber.safeParse(mistyped).success).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is not made of too little chance', () => {
    expect(() => slipNumber(new Uint8Array(16))).toThrow(/17 bytes/);
  });
});
