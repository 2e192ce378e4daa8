import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'GET',
  path: '/me/push-key',
  may: 'inbox.read',
  summary: 'The key that a browser needs to let this service push (applicationServerKey).',
  answers: z.object({ publicKey: z.string() }),

  run: async (_input, { pushKeys }) => ({ publicKey: (await pushKeys.get()).publicKey }),
});
