import { Refusal } from './refusal.ts';

/** An edit names the version it rests on (`If-Match`), so that nobody overwrites what they have not seen. */
export const expectVersion = (ifMatch: string | undefined, version: number): void => {
  if (ifMatch === undefined)
    throw new Refusal('unguarded', 'Send If-Match with the entity tag of the record as you read it.');
  if (ifMatch !== String(version))
    throw new Refusal('changed', `The record is at version ${version} by now. Read it again.`);
};
