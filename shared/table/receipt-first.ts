import { Refusal } from '../base/refusal.ts';

/**
 * What the same request has done is looked up before anything is judged anew, and once more when it is refused: sent
 * twice at once, the second one may meet the effect of the first half-way.
 */
export const receiptFirst = async <T>(
  before: () => Promise<T | undefined>,
  attempt: () => Promise<T>,
): Promise<T> => {
  const existing = await before();
  if (existing !== undefined) return existing;
  try {
    return await attempt();
  } catch (error) {
    const meanwhile = error instanceof Refusal ? await before() : undefined;
    if (meanwhile === undefined) throw error;
    return meanwhile;
  }
};
