import * as z from 'zod/mini';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readPushKeys } from '../../../shared/notification/store/push-keys.ts';

export default endpoint({
  method: 'GET',
  path: '/me/push-key',
  action: 'inbox.read',
  summary: 'The key that a browser needs to let this service push (applicationServerKey).',
  answers: z.object({ publicKey: z.string() }),

  run: async (_input, ctx) => ({ publicKey: (await readPushKeys(ctx)).publicKey }),
});
