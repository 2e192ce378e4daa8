import type { IncomingMessage } from 'node:http';

/** What API Gateway takes at most. */
const LONGEST_BODY = 10 * 1024 * 1024;

/** The whole body, or nothing when it is too long: it is read to its end all the same, so that the answer can be. */
export const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length <= LONGEST_BODY) parts.push(part);
  }
  return length > LONGEST_BODY ? undefined : Buffer.concat(parts);
};
