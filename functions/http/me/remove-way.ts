import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { endpoint } from './endpoint.ts';
import { myWay } from './my-way.ts';

export default endpoint({
  method: 'DELETE',
  path: '/me/ways/{wayId}',
  may: 'way.change',
  summary: 'No longer be told by this way; the inbox stays.',
  params: z.strictObject({ wayId: Ulid }),
  answers: z.object({ removed: Ulid }),

  async run({ params: { wayId }, who }, { ways }) {
    const { way } = await myWay(who, wayId, ways);
    await ways.remove(way);
    return { removed: wayId };
  },
});
