import { randomBytes } from 'node:crypto';
import { type SlipNumber, slipNumber } from '../rules/slip-number.ts';

/** 85 bits of chance: nobody finds a slip by trying numbers. */
export const newSlipNumber = (): SlipNumber => slipNumber(randomBytes(17));
