import type { Context } from '../../table/context.ts';
import { type SlipNumber, slipNumber } from '../rules/slip-number.ts';

/** 85 bits of chance: nobody finds a slip by trying numbers. */
export const newSlipNumber = (ctx: Context): SlipNumber => slipNumber(ctx.random(17));
