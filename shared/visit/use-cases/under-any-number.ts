import { everyNumberOf } from '../../household/store/household-store.ts';
import type { Context } from '../../table/context.ts';
import type { TaskRef } from '../rules/task.ts';

/**
 * What the same request was answered with, where the visit was planned under one number of the household and is asked
 * for by another: for who is about to be refused, since the task may have run out meanwhile or be somebody else's.
 */
export const underAnyNumber = async <T>(
  ctx: Context,
  { origin, household }: TaskRef,
  before: (ref: TaskRef) => Promise<T | undefined>,
): Promise<T | undefined> => {
  const numbers = await everyNumberOf(ctx, household);
  const found = await Promise.all(numbers.map((number) => before({ origin, household: number })));
  return found.find((one) => one !== undefined);
};
