import { beforeEach, describe, expect, it } from 'vitest';
import { MOVE_ID, movingVillage } from '../support/moving-village.ts';
import {
  colleague,
  FAR_GRID,
  foreignRegistrar,
  OTHER_TOWNSHIP,
  registrar,
  township,
  VILLAGE,
} from '../support/register.ts';

const NEW_VILLAGE = `${OTHER_TOWNSHIP}777`;

let { call, plain } = await movingVillage();
beforeEach(async () => {
  ({ call, plain } = await movingVillage());
});

const move = (more: object = {}, who = registrar, code = VILLAGE) =>
  call('POST', `/areas/${code}/move`, who, {
    body: { id: MOVE_ID, to: NEW_VILLAGE, reason: 'boundary-change', ...more },
  });
describe('a move that is refused', () => {
  it.each([
    {
      why: 'the code was given before',
      more: { to: '623027110201' },
      who: registrar,
      code: VILLAGE,
      status: 409,
    },
    {
      why: 'there is no area to put it into',
      more: { to: '623027555001' },
      who: registrar,
      code: VILLAGE,
      status: 400,
    },
    {
      why: 'it would become another kind',
      more: { to: FAR_GRID },
      who: registrar,
      code: VILLAGE,
      status: 400,
    },
    { why: 'it is a county', more: { to: '623029' }, who: registrar, code: '623027', status: 404 },
    {
      why: 'it goes to another county',
      more: { to: '623026100201' },
      who: registrar,
      code: VILLAGE,
      status: 404,
    },
    { why: 'it lies in another county', more: {}, who: foreignRegistrar, code: VILLAGE, status: 404 },
    { why: 'there is no such area', more: {}, who: registrar, code: '623027101999', status: 404 },
    { why: 'a supervisor moves nothing', more: {}, who: township, code: VILLAGE, status: 403 },
    {
      why: 'the reason is a text',
      more: { reason: 'we like it so' },
      who: registrar,
      code: VILLAGE,
      status: 400,
    },
  ])('refuses when $why, and writes nothing', async ({ more, who, code, status }) => {
    const before = plain.all();
    expect((await move(more, who, code)).status).toBe(status);
    expect(plain.all()).toEqual(before);
  });

  it.each([
    { why: 'with another body', more: { to: `${OTHER_TOWNSHIP}778` }, who: registrar, status: 422 },
    { why: 'by another user', more: {}, who: colleague, status: 409 },
  ])('refuses the same id $why', async ({ more, who, status }) => {
    await move();
    expect((await move(more, who)).status).toBe(status);
  });
});
