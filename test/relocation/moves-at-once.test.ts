import { describe, expect, it } from 'vitest';
import { householdId } from '../../shared/base/area-code.ts';
import { HOUSEHOLDS, MOVE_ID, movingVillage } from '../support/moving-village.ts';
import { GRID, OTHER_TOWNSHIP, registrar, TWIN_GRID, VILLAGE } from '../support/register.ts';

const NEW_VILLAGE = `${OTHER_TOWNSHIP}777`;
const MERGER_ID = '01JQ0000000000000000000021';
const reason = 'boundary-change';

type Call = Awaited<ReturnType<typeof movingVillage>>['call'];
const present = async (call: Call, id: string): Promise<object> => {
  const { status, body } = await call('GET', `/households/${id}`, registrar);
  expect(status).toBe(200);
  return body;
};

describe('a grid that is absorbed while the village above it moves', () => {
  it('goes one way after the other, and every old number leads to its household', async () => {
    const { call } = await movingVillage();
    const answers = await Promise.all([
      call('POST', `/areas/${GRID}/merge`, registrar, { body: { id: MERGER_ID, into: TWIN_GRID, reason } }),
      call('POST', `/areas/${VILLAGE}/move`, registrar, { body: { id: MOVE_ID, to: NEW_VILLAGE, reason } }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'area.being-moved' });
    for (let n = 0; n < HOUSEHOLDS; n += 1)
      expect(await present(call, householdId(GRID, n))).toMatchObject({ formerly: [householdId(GRID, n)] });
  });
});
